// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/ownership.h>

#include "code_lookup.h"

namespace coffer {

using namespace Qt::StringLiterals;

QString ownershipCode(Ownership ownership)
{
    switch (ownership) {
    case Ownership::Own:
        return u"own"_s;
    case Ownership::HeldForOthers:
        return u"held-for-others"_s;
    case Ownership::Mirror:
        return u"mirror"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Ownership> ownershipFromCode(const QString &code)
{
    return fromCode<Ownership, Ownership::Mirror>(code, ownershipCode);
}

} // namespace coffer
