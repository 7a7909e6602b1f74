// SPDX-License-Identifier: GPL-3.0-or-later
#include "form_parts.h"

#include "theme.h"

#include <QCoreApplication>
#include <QScrollArea>
#include <QUrl>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

PlainLabel *makeHelp(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    label->setFont(scaledFont(parent->font(), TextSize::Small));
    QPalette look = parent->palette();
    look.setColor(QPalette::WindowText, Theme::of(look).colour(Colour::Muted));
    label->setPalette(look);
    label->setVisible(!text.isEmpty());
    return label;
}

PlainLabel *makeProblem(QWidget *parent)
{
    PlainLabel *label = makeHelp({}, parent);
    QPalette look = parent->palette();
    look.setColor(QPalette::WindowText, Theme::of(look).colour(Colour::Error));
    label->setPalette(look);
    return label;
}

void showProblem(PlainLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

QWidget *stacked(std::initializer_list<QWidget *> parts, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, Theme::spacing / 2);
    layout->setSpacing(2);
    for (QWidget *part : parts)
        layout->addWidget(part);
    return box;
}

QScrollArea *scrolled(QWidget *content)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

bool isIpAddress(const QString &text)
{
    if (text.contains(u':'))
        return QUrl(u"https://[%1]/"_s.arg(text), QUrl::StrictMode).isValid();
    const QStringList octets = text.split(u'.');
    return octets.size() == 4 && std::all_of(octets.begin(), octets.end(), [](const QString &octet) {
               bool isNumber = false;
               return octet.toUInt(&isNumber) <= 255 && isNumber && octet.size() <= 3;
           });
}

namespace {

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || host == "::1"_L1 || (host.startsWith("127."_L1) && isIpAddress(host));
}

QString say(const char *text)
{
    return QCoreApplication::translate("coffer::ConnectionAssistant", text);
}

} // namespace

QString problemOfAddress(const QString &address)
{
    if (address.isEmpty())
        return say(QT_TRANSLATE_NOOP("coffer::ConnectionAssistant", "This is needed."));
    if (address.contains(u'{'))
        return {}; // parameters of the definition's own address are filled in later
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return say(QT_TRANSLATE_NOOP("coffer::ConnectionAssistant",
                                     "This is not an address, such as https://api.example.com."));
    if (url.scheme() == "http"_L1)
        return isLoopback(url)
            ? QString()
            : say(QT_TRANSLATE_NOOP("coffer::ConnectionAssistant", "Only https is safe for credentials."));
    if (url.scheme() != "https"_L1)
        return say(QT_TRANSLATE_NOOP("coffer::ConnectionAssistant", "The address must begin with https://."));
    return url.userInfo().isEmpty()
        ? QString()
        : say(QT_TRANSLATE_NOOP("coffer::ConnectionAssistant", "A credential does not belong into the address."));
}

QString originOf(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() ? url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toString()
                         : address;
}

} // namespace coffer
