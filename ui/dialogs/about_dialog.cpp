// SPDX-License-Identifier: GPL-3.0-or-later
#include "about_dialog.h"

#include "card.h"
#include "theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSysInfo>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

PlainLabel *makeText(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QDialogButtonBox *makeButtons(const QString &close, QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(dialog);
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About Coffer"));
    const Theme theme = Theme::of(palette());
    auto *logo = new QLabel(this);
    logo->setPixmap(theme.icon(u"logo"_s, Colour::Accent).pixmap(QSize(64, 64), devicePixelRatioF()));
    logo->setAlignment(Qt::AlignTop);
    auto *name = new PlainLabel(tr("Coffer %1").arg(QCoreApplication::applicationVersion()), this);
    name->setFont(scaledFont(font(), TextSize::Figure));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(Theme::spacing);
    texts->addWidget(name);
    texts->addWidget(makeText(tr("How much money there is, where, in which currency, available against posted, and how "
                                 "fresh each figure is. Coffer only reads; it never moves money."),
                              this));
    texts->addWidget(makeText(tr("Free software under the GNU General Public License, version 3 or later. There is no "
                                 "warranty, to the extent the law permits."),
                              this));
    auto *versions = makeText(tr("Qt %1 (built with %2), %3, %4")
                                  .arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR),
                                       QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()),
                              this);
    versions->setObjectName(u"aboutVersions"_s);
    texts->addWidget(versions);
    auto *row = new QHBoxLayout;
    row->setSpacing(3 * Theme::spacing);
    row->addWidget(logo);
    row->addLayout(texts, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(2 * Theme::spacing);
    layout->addLayout(row);
    layout->addStretch(1);
    layout->addWidget(makeButtons(tr("Close"), this));
    resize(520, 280);
}

AvailableDialog::AvailableDialog(const std::vector<ProviderSummary> &providers, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"availableDialog"_s);
    setWindowTitle(tr("What “available” means"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setSpacing(Theme::spacing / 2);
    column->addWidget(makeText(tr("Posted is what is on the books. Available is what may be used now. Each provider "
                                  "counts it in its own way:"),
                               content));
    for (const ProviderSummary &provider : providers) {
        auto *name = new PlainLabel(provider.name, content);
        name->setFont(scaledFont(font(), TextSize::Title));
        name->setContentsMargins(0, 2 * Theme::spacing, 0, 0);
        column->addWidget(name);
        column->addWidget(makeText(provider.available, content));
    }
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"availableTexts"_s);
    scroll->setAccessibleName(windowTitle());
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(2 * Theme::spacing);
    layout->addWidget(scroll);
    layout->addWidget(makeButtons(tr("Close"), this));
    resize(640, 560);
}

} // namespace coffer
