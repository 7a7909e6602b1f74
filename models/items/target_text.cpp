// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/target_text.h>

#include <items/account_texts.h>

#include <QCoreApplication>

namespace coffer {

namespace {

struct Items
{
    Q_DECLARE_TR_FUNCTIONS(Items)
};

} // namespace

QString targetText(const PositionAccount &account, const DisplayFormat &format)
{
    const TargetStatus status = targetStatusOf(account);
    const auto amount = [&] {
        return format.amounts().formatNumber(Money(*status.by, account.snapshot.reading->currency));
    };
    switch (status.kind) {
    case TargetStatus::Kind::NotWatched:
        return {};
    case TargetStatus::Kind::CannotSay:
        return account.snapshot.confirmedAt
            ? Items::tr("cannot say, last read %1").arg(timeOrNothing(account.snapshot.confirmedAt, format))
            : Items::tr("cannot say, never read");
    case TargetStatus::Kind::Short:
        return Items::tr("short %1").arg(amount());
    case TargetStatus::Kind::Excess:
        return Items::tr("excess %1").arg(amount());
    case TargetStatus::Kind::Fits:
        return account.settings.limits.target ? Items::tr("on target") : Items::tr("within the limits");
    }
    Q_UNREACHABLE();
}

} // namespace coffer
