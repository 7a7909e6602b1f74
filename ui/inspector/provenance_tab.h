// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/provenance.h>
#include <items/display_format.h>
#include <wording/labels.h>

#include <QWidget>

class QComboBox;
class QFormLayout;
class QPlainTextEdit;
class QToolButton;

namespace coffer {

class PlainLabel;

/// Where a figure comes from: connection, request, times, conversion, and the reply itself with the field marked. Where
/// amounts are hidden the reply is, too.
class ProvenanceTab final : public QWidget
{
    Q_OBJECT

public:
    explicit ProvenanceTab(QWidget *parent = nullptr);

    /// The account has these figures; what the store has of them comes later.
    void expect(const BalanceReading *reading, const DisplayFormat &format);
    void show(const Provenance &provenance);
    void setFormat(const DisplayFormat &format);
    void choose(BalanceColumn column); ///< a derived one: the figure that it is made of first
    void choosePlace(int place);       ///< an index into placesOf()
    [[nodiscard]] int chosenPlace() const;
    void clear();
    void updateTexts();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillFigures();
    void fillFacts();
    void fillBody();
    void addFact(const QString &label, const QString &text);
    [[nodiscard]] QString placeTitle(const ProvenancePlace &place) const;
    [[nodiscard]] QString conversionText(const ProvenancePlace &place) const;

    std::vector<ProvenancePlace> m_places;
    std::optional<Provenance> m_provenance; ///< nothing while the store is asked
    std::optional<CurrencyCode> m_currency;
    DisplayFormat m_format;
    PlainLabel *m_figureLabel;
    QComboBox *m_figure;
    PlainLabel *m_facts;
    PlainLabel *m_bodyRemark;
    QPlainTextEdit *m_body;
};

} // namespace coffer
