// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace coffer {

/// The language of all texts of the program and of Qt, and with it the direction of the layout. A change reaches every
/// widget as QEvent::LanguageChange; nothing that was typed is lost. GUI thread; one per program.
class Language final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// BCP 47; empty: the system's. A language without a translation gives English texts in its own direction.
    void use(const QString &language);
    [[nodiscard]] static QStringList available();

private:
    // They remove themselves, unless the application has gone before them.
    QTranslator m_qt;
    QTranslator m_program;
};

} // namespace coffer
