// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace coffer {

/// Translates every text by putting it into « », so that a text that misses translation is seen.
class BracketingTranslator final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        const bool ours = qstrcmp(context, "Wording") == 0 || qstrcmp(context, "Component") == 0;
        return ours ? QChar(u'«') + QString::fromUtf8(source) + QChar(u'»') : QString();
    }
};

} // namespace coffer
