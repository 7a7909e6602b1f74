// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_details.h"

#include "card.h"
#include "signs.h"

#include <items/account_texts.h>
#include <items/connection_model.h>
#include <wording/error_text.h>

#include <QPushButton>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownDiagnostics = 8;

PlainLabel *makeText(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

const PositionAccount *accountOf(const std::vector<PositionAccount> &accounts, const AccountId &id)
{
    const auto found = std::find_if(accounts.begin(), accounts.end(),
                                    [&](const PositionAccount &each) { return each.snapshot.id == id; });
    return found == accounts.end() ? nullptr : &*found;
}

} // namespace

std::optional<AccountLink> suggestedLink(const std::vector<AccountLink> &links,
                                         const std::vector<PositionAccount> &accounts)
{
    std::optional<AccountLink> only;
    for (const AccountLink &link : links) {
        const PositionAccount *old = accountOf(accounts, link.old);
        const PositionAccount *fresh = accountOf(accounts, link.fresh);
        if (!old || !fresh || !old->snapshot.reading || !fresh->snapshot.reading
            || old->snapshot.reading->currency != fresh->snapshot.reading->currency)
            continue;
        if (only)
            return std::nullopt;
        only = link;
    }
    return only;
}

ConnectionDetails::ConnectionDetails(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(u"connectionDetails"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    clear();
}

void ConnectionDetails::clear()
{
    m_content = new QWidget(this);
    m_layout = new QVBoxLayout(m_content);
    m_layout->setContentsMargins(2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing);
    m_layout->setSpacing(Theme::spacing / 2);
    setWidget(m_content); // deletes the former one
}

void ConnectionDetails::addSection(const QString &title, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    auto *heading = new PlainLabel(title, m_content);
    heading->setFont(scaledFont(font(), TextSize::Small));
    QPalette look = palette();
    look.setColor(QPalette::WindowText, Theme::of(look).colour(Colour::Muted));
    heading->setPalette(look);
    m_layout->addSpacing(Theme::spacing);
    m_layout->addWidget(heading);
    for (const QString &line : lines)
        m_layout->addWidget(makeText(line, m_content));
}

void ConnectionDetails::show(const Shown &shown, const DisplayFormat &format)
{
    const QPoint position(0, widget() ? -widget()->pos().y() : 0);
    clear();
    const PositionConnection &entry = shown.connection;
    auto *name = makeText(entry.connection.name, m_content);
    name->setObjectName(u"detailName"_s);
    name->setFont(scaledFont(font(), TextSize::Title));
    m_layout->addWidget(name);
    addDecisions(shown);
    if (entry.activity.lastError) {
        auto *sentence = makeText(errorSentence(*entry.activity.lastError, entry.connection.name,
                                                entry.activity.lastSuccessAt ? Figures::Kept : Figures::None),
                                  m_content);
        sentence->setObjectName(u"detailError"_s);
        QPalette look = palette();
        look.setColor(QPalette::WindowText, Theme::of(look).colour(Colour::Error));
        sentence->setPalette(look);
        m_layout->addWidget(sentence);
    }
    addFacts(shown, format);
    m_layout->addStretch(1);
    widget()->move(0, -position.y());
}

void ConnectionDetails::addFacts(const Shown &shown, const DisplayFormat &format)
{
    const PositionConnection &entry = shown.connection;
    if (const QString expiry = expiryText(entry.connection, shown.now, format); !expiry.isEmpty())
        addSection(tr("Consent"), {expiry});
    if (shown.schedule) {
        if (const QString quota = quotaText(*shown.schedule, format); !quota.isEmpty())
            addSection(tr("Calls that the provider allows"), {quota});
    }
    QStringList notes;
    for (const Diagnostic &diagnostic : entry.activity.diagnostics)
        notes += diagnosticSentence(diagnostic);
    notes.removeDuplicates();
    if (notes.size() > shownDiagnostics) {
        const int more = int(notes.size() - shownDiagnostics);
        notes = notes.mid(0, shownDiagnostics);
        notes += tr("and %n more", nullptr, more);
    }
    addSection(tr("What the last reply said"), notes);
    if (shown.provider)
        addSection(tr("What “available” means here"), {shown.provider->available});
    QStringList cutOffs;
    for (const CutOff &cutOff : entry.connection.cutOffs) {
        cutOffs += tr("%1 until %2 (%3)")
                       .arg(cutOff.currency.isEmpty() ? tr("All currencies") : cutOff.currency,
                            cutOff.time.toString(u"HH:mm"_s), cutOff.zone);
    }
    addSection(tr("Cut-off times"), cutOffs);
    QStringList definition{entry.connection.provider.toString()};
    if (entry.activity.definitionVersion > 0)
        definition = {
            tr("%1, version %2")
                .arg(entry.connection.provider.toString(), QString::number(entry.activity.definitionVersion))};
    addSection(tr("Definition"), definition);
}

void ConnectionDetails::addDecisions(const Shown &shown)
{
    const auto add = [this](const QString &text, const QString &action, const QString &objectName) {
        m_layout->addWidget(makeText(text, m_content));
        auto *button = new QPushButton(action, m_content);
        button->setObjectName(objectName);
        m_layout->addWidget(button, 0, Qt::AlignLeading);
        return button;
    };
    if (const auto link = suggestedLink(shown.links, shown.accounts)) {
        auto *button =
            add(tr("%1 is missing, and %2 appeared after that. Did the provider only change its id?")
                    .arg(accountOf(shown.accounts, link->old)->name, accountOf(shown.accounts, link->fresh)->name),
                tr("Is it the same account?"), u"relinkSuggestion"_s);
        connect(button, &QPushButton::clicked, this, &ConnectionDetails::relinkRequested);
    }
    for (const PositionAccount &account : shown.accounts) {
        const auto &error = account.snapshot.stateError;
        if (!error || error->kind != ErrorKind::CurrencyMismatch)
            continue;
        auto *button = add(tr("%1 was in %2 and is now sent in %3. The new figure was refused.")
                               .arg(account.name, error->expected, error->found),
                           tr("Start a new history…"), u"newSeries_"_s + account.snapshot.id.toString());
        connect(button, &QPushButton::clicked, this, [this, account] { Q_EMIT newSeriesRequested(account); });
    }
}

} // namespace coffer
