// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/language.h>

#include <QDir>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace coffer {

using namespace Qt::StringLiterals;

void Language::use(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    QGuiApplication::setLayoutDirection(locale.textDirection());
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    // English has a file, too: the plural forms.
    if (m_program.load(locale, u"coffer"_s, u"_"_s, u":/i18n"_s) || m_program.load(u":/i18n/coffer_en.qm"_s))
        QCoreApplication::installTranslator(&m_program);
}

QStringList Language::available()
{
    QStringList languages;
    for (const QString &file : QDir(u":/i18n"_s).entryList({u"coffer_*.qm"_s}, QDir::Files, QDir::Name))
        languages.append(file.mid(7).chopped(3).replace(u'_', u'-'));
    return languages;
}

} // namespace coffer
