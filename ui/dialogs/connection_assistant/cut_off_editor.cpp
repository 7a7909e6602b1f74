// SPDX-License-Identifier: GPL-3.0-or-later
#include "cut_off_editor.h"

#include "theme.h"

#include <money/currency.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeEdit>
#include <QTimeZone>
#include <QToolButton>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

CutOffEditor::CutOffEditor(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::spacing / 2);
    auto *add = new QPushButton(Theme::of(palette()).icon(u"add"_s), tr("Add a cut-off time"), this);
    add->setObjectName(u"addCutOff"_s);
    m_layout->addWidget(add, 0, Qt::AlignLeft);
    connect(add, &QPushButton::clicked, this, [this] {
        addRow({{}, QTime(15, 0), QString::fromUtf8(QTimeZone::systemTimeZoneId())});
        m_rows.back().currency->setFocus();
        Q_EMIT changed();
    });
}

void CutOffEditor::setCutOffs(const std::vector<CutOff> &cutOffs)
{
    while (!m_rows.empty())
        removeRow(m_rows.back().box);
    for (const CutOff &cutOff : cutOffs)
        addRow(cutOff);
}

void CutOffEditor::addRow(const CutOff &cutOff)
{
    Row row{new QWidget(this), nullptr, nullptr, nullptr};
    row.currency = new QLineEdit(cutOff.currency, row.box);
    row.currency->setObjectName(u"cutOffCurrency"_s);
    row.currency->setAccessibleName(tr("Currency of the cut-off"));
    row.currency->setPlaceholderText(tr("All"));
    row.currency->setToolTip(tr("A currency such as EUR; empty for all"));
    row.currency->setMaxLength(3);
    row.currency->setFixedWidth(9 * Theme::spacing);
    row.time = new QTimeEdit(cutOff.time, row.box);
    row.time->setObjectName(u"cutOffTime"_s);
    row.time->setAccessibleName(tr("Time of the cut-off"));
    row.time->setDisplayFormat(u"HH:mm"_s);
    row.zone = new QComboBox(row.box);
    row.zone->setObjectName(u"cutOffZone"_s);
    row.zone->setAccessibleName(tr("Time zone of the cut-off"));
    row.zone->setEditable(true);
    row.zone->setInsertPolicy(QComboBox::NoInsert);
    row.zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const QByteArray &zone : QTimeZone::availableTimeZoneIds())
        row.zone->addItem(QString::fromUtf8(zone));
    row.zone->setCurrentText(cutOff.zone);
    auto *remove = new QToolButton(row.box);
    remove->setObjectName(u"removeCutOff"_s);
    remove->setIcon(Theme::of(palette()).icon(u"trash"_s, Colour::Muted));
    remove->setToolTip(tr("Remove this cut-off time"));
    remove->setAccessibleName(remove->toolTip());
    auto *layout = new QHBoxLayout(row.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spacing);
    layout->addWidget(row.currency);
    layout->addWidget(row.time);
    layout->addWidget(row.zone, 1);
    layout->addWidget(remove);
    connect(row.currency, &QLineEdit::textChanged, this, &CutOffEditor::changed);
    connect(row.time, &QTimeEdit::timeChanged, this, &CutOffEditor::changed);
    connect(row.zone, &QComboBox::currentTextChanged, this, &CutOffEditor::changed);
    connect(remove, &QToolButton::clicked, this, [this, box = row.box] {
        removeRow(box);
        Q_EMIT changed();
    });
    m_layout->insertWidget(int(m_rows.size()), row.box);
    m_rows.push_back(row);
}

void CutOffEditor::removeRow(QWidget *box)
{
    std::erase_if(m_rows, [box](const Row &row) { return row.box == box; });
    m_layout->removeWidget(box);
    box->hide();
    box->deleteLater(); // its button may be the one that was clicked
}

std::vector<CutOff> CutOffEditor::cutOffs() const
{
    std::vector<CutOff> result;
    for (const Row &row : m_rows)
        result.push_back(
            {row.currency->text().trimmed().toUpper(), row.time->time(), row.zone->currentText().trimmed()});
    return result;
}

bool CutOffEditor::isComplete() const
{
    const std::vector<CutOff> all = cutOffs();
    return std::all_of(all.begin(), all.end(), [](const CutOff &each) {
        return (each.currency.isEmpty() || CurrencyCode::parse(each.currency))
            && QTimeZone(each.zone.toUtf8()).isValid();
    });
}

} // namespace coffer
