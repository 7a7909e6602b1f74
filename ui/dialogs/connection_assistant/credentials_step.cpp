// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials_step.h"

#include "form_parts.h"
#include "theme.h"

#include <QAction>
#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxSecretBytes = 2048; // what every keychain can hold

} // namespace

CredentialsStep::CredentialsStep(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout)
    , m_origins(new PlainLabel({}, this))
    , m_why(new PlainLabel({}, this))
    , m_sessionOnly(new QCheckBox(tr("Keep the credential for this session only"), this))
    , m_whereStored(makeHelp(u"…"_s, this))
{
    m_origins->setObjectName(u"credentialOrigins"_s);
    m_origins->setWordWrap(true);
    m_why->setObjectName(u"credentialReason"_s);
    m_why->setWordWrap(true);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setSpacing(Theme::spacing);
    m_sessionOnly->setObjectName(u"sessionOnly"_s);
    m_whereStored->setObjectName(u"whereStored"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, Theme::spacing, 0);
    layout->setSpacing(2 * Theme::spacing);
    layout->addWidget(m_origins);
    layout->addWidget(m_why);
    layout->addLayout(m_form);
    layout->addWidget(m_sessionOnly);
    layout->addWidget(m_whereStored);
    layout->addStretch(1);
    connect(m_sessionOnly, &QCheckBox::toggled, this, &CredentialsStep::refresh);
    refresh();
}

void CredentialsStep::setFields(const std::vector<ProviderSummary::SecretField> &fields)
{
    for (const Field &field : m_fields)
        m_form->removeRow(field.editor->parentWidget());
    m_fields.clear();
    for (const ProviderSummary::SecretField &spec : fields)
        addField(spec);
    refresh();
}

void CredentialsStep::addField(const ProviderSummary::SecretField &spec)
{
    Field field{spec.name, new QLineEdit(this), makeProblem(this)};
    field.editor->setObjectName(u"secret_"_s + spec.name);
    field.editor->setAccessibleName(spec.label);
    field.editor->setEchoMode(QLineEdit::Password);
    field.editor->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    field.problem->setObjectName(u"problem_"_s + spec.name);
    QAction *show =
        field.editor->addAction(Theme::of(palette()).icon(u"show"_s, Colour::Muted), QLineEdit::TrailingPosition);
    show->setObjectName(u"show_"_s + spec.name);
    show->setText(tr("Show or hide what is typed"));
    show->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_H); // its icon has no place in the Tab chain
    show->setShortcutContext(Qt::WidgetShortcut);
    show->setToolTip(u"%1 (%2)"_s.arg(show->text(), show->shortcut().toString(QKeySequence::NativeText)));
    connect(show, &QAction::triggered, field.editor, [editor = field.editor] {
        const bool hidden = editor->echoMode() == QLineEdit::Password;
        editor->setEchoMode(hidden ? QLineEdit::Normal : QLineEdit::Password);
    });
    connect(field.editor, &QLineEdit::textChanged, this, &CredentialsStep::refresh);
    m_form->addRow(new PlainLabel(spec.label, this),
                   stacked({field.editor, makeHelp(spec.help, this), field.problem}, this));
    m_fields.push_back(field);
}

void CredentialsStep::setOrigins(const QStringList &origins, const std::optional<QStringList> &stored)
{
    if (m_sentTo == origins && m_boundTo == stored)
        return; // what was tested still is what would be saved
    m_sentTo = origins;
    m_boundTo = stored;
    refresh();
}

void CredentialsStep::setStorage(SecretStorage storage)
{
    m_before = storage;
    m_sessionOnly->setChecked(storage == SecretStorage::SessionOnly);
    m_sessionOnly->setVisible(storage != SecretStorage::CredentialsDirectory);
    refresh();
}

void CredentialsStep::setReplacing(bool replacing)
{
    m_replacing = replacing;
    refresh();
}

void CredentialsStep::showStore(CredentialStoreState state)
{
    m_store = state;
    // Without a keychain there is one place left; the user still sees the choice and may look for a keychain first.
    if (state == CredentialStoreState::Missing && m_before == SecretStorage::Keychain && !m_boundTo)
        m_sessionOnly->setChecked(true);
    m_whereStored->setText(storeSentence()); // no change of what is entered: a test that runs still counts
}

SecretStorage CredentialsStep::storage() const
{
    if (m_before == SecretStorage::CredentialsDirectory)
        return m_before;
    return m_sessionOnly->isChecked() ? SecretStorage::SessionOnly : SecretStorage::Keychain;
}

bool CredentialsStep::canKeep() const
{
    return m_boundTo && *m_boundTo == m_sentTo && !m_replacing && storage() == m_before;
}

bool CredentialsStep::keepsStored() const
{
    return storage() == SecretStorage::CredentialsDirectory
        || (canKeep() && std::all_of(m_fields.begin(), m_fields.end(), [](const Field &field) {
                return field.editor->text().isEmpty();
            }));
}

bool CredentialsStep::isComplete() const
{
    return keepsStored() || std::all_of(m_fields.begin(), m_fields.end(), [](const Field &field) {
               const QString text = field.editor->text();
               return !text.isEmpty() && text == text.trimmed() && text.toUtf8().size() <= maxSecretBytes;
           });
}

SecretValuesPtr CredentialsStep::secrets() const
{
    auto result = std::make_shared<SecretValues>();
    if (keepsStored())
        return result;
    for (const Field &field : m_fields)
        result->insert_or_assign(field.name, Secret(field.editor->text().toUtf8()));
    return result;
}

QString CredentialsStep::storeSentence() const
{
    switch (storage()) {
    case SecretStorage::CredentialsDirectory:
        return tr("The service manager of this computer gives it to Coffer; it cannot be entered here.");
    case SecretStorage::SessionOnly:
        return m_store == CredentialStoreState::Missing
            ? tr("No keychain was found on this computer. It stays in memory and is forgotten when Coffer ends; you "
                 "will be asked again.")
            : tr("It stays in memory and is forgotten when Coffer ends; you will be asked again.");
    case SecretStorage::Keychain:
        break;
    }
    switch (m_store) {
    case CredentialStoreState::Missing:
        return tr("No keychain was found on this computer. Start one (GNOME Keyring or KWallet), or keep the "
                  "credential for this session only.");
    case CredentialStoreState::Locked:
        return tr("It is stored in the keychain of your system, never in a file of Coffer. The keychain is locked: "
                  "you will be asked to unlock it.");
    case CredentialStoreState::NoAnswer:
        return tr("It is stored in the keychain of your system, never in a file of Coffer. The keychain does not "
                  "answer at the moment.");
    case CredentialStoreState::Ready:
    case CredentialStoreState::Unknown:
        return tr("It is stored in the keychain of your system, never in a file of Coffer.");
    }
    Q_UNREACHABLE();
}

void CredentialsStep::refresh()
{
    m_origins->setText(
        tr("The credential is sent to %1 and nowhere else. If one of these addresses changes, it is asked for again.")
            .arg(m_sentTo.join(u", "_s)));
    QString why;
    if (storage() == SecretStorage::CredentialsDirectory || m_fields.empty())
        why = m_fields.empty() ? tr("This provider needs no credential.") : QString();
    else if (m_boundTo && *m_boundTo != m_sentTo)
        why = tr("The stored credential was entered for %1. So that nobody can send it elsewhere by changing an "
                 "address, it must be entered again.")
                  .arg(m_boundTo->join(u", "_s));
    else if (canKeep())
        why = tr("A credential is stored. Leave the fields empty to keep it.");
    showProblem(m_why, why);
    const bool keeps = keepsStored();
    for (const Field &field : m_fields) {
        const QString text = field.editor->text();
        QString problem;
        if (text != text.trimmed())
            problem = tr("There is a blank before or after it, often from copying.");
        else if (text.toUtf8().size() > maxSecretBytes)
            problem = tr("This is longer than a keychain can hold.");
        else if (text.isEmpty() && canKeep() && !keeps)
            problem = tr("Enter all fields, or none to keep what is stored.");
        showProblem(field.problem, problem);
        field.editor->setPlaceholderText(keeps ? tr("Kept as it is stored") : QString());
        field.editor->setEnabled(storage() != SecretStorage::CredentialsDirectory);
    }
    m_whereStored->setText(storeSentence());
    Q_EMIT changed();
}

} // namespace coffer
