// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/provenance.h>

namespace coffer {

std::vector<ProvenancePlace> placesOf(const BalanceReading &reading)
{
    std::vector<ProvenancePlace> places;
    const auto add = [&](ProvenancePlace::Of of, const std::optional<Figure> &figure, const QString &component) {
        if (!figure)
            return;
        for (const FigureSource &source : figure->sources) {
            ProvenancePlace place;
            place.of = of;
            place.component = component;
            place.source = source;
            places.push_back(place);
        }
    };
    add(ProvenancePlace::Of::Posted, reading.posted, {});
    add(ProvenancePlace::Of::Available, reading.available, {});
    add(ProvenancePlace::Of::Pending, reading.pending, {});
    add(ProvenancePlace::Of::CreditLine, reading.creditLine.amount, {});
    for (const Component &component : reading.components)
        add(ProvenancePlace::Of::Component, component.figure, component.name);
    return places;
}

} // namespace coffer
