// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger.h"

#include <algorithm>
#include <chrono>
#include <vector>

using namespace std::chrono;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace coffer::sandbox {

namespace {

struct Movement
{
    UtcTime initiated;
    UtcTime booked;
    qint64 amount; ///< minor units; credit positive
};

/// Repeatable noise: a stream of numbers for one account on one day.
class Dice
{
public:
    Dice(quint64 seed, quint64 serial, sys_days day)
        : m_state(seed * 0x9e3779b97f4a7c15U + serial * 0xd1b54a32d192ed03U
                  + quint64(day.time_since_epoch().count()) * 0x8cb92ba72f3d8dd7U)
    {
    }
    /// 0 … bound - 1.
    qint64 upTo(qint64 bound) { return qint64(next() % quint64(bound)); }
    seconds within(seconds span) { return seconds(upTo(span.count())); }

private:
    quint64 next()
    {
        // splitmix64
        m_state += 0x9e3779b97f4a7c15U;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    quint64 m_state;
};

bool isBusinessDay(sys_days day)
{
    const weekday name(day);
    return name != Saturday && name != Sunday;
}

sys_days businessDayOnOrBefore(sys_days day)
{
    while (!isBusinessDay(day))
        day -= days(1);
    return day;
}

sys_days businessDayOnOrAfter(sys_days day)
{
    while (!isBusinessDay(day))
        day += days(1);
    return day;
}

sys_days businessDayBefore(sys_days day)
{
    return businessDayOnOrBefore(day - days(1));
}

sys_days dayOfMonth(sys_days day, unsigned number)
{
    const year_month_day date(day);
    return sys_days(date.year() / date.month() / std::chrono::day(number));
}

sys_days lastOfMonth(sys_days day)
{
    const year_month_day date(day);
    return sys_days(date.year() / date.month() / last);
}

/// What is booked on one day. Amounts are shares (in thousandths) of the account's volume, with odd cents.
class DayOfMovements
{
public:
    DayOfMovements(const LedgerAccount &account, sys_days day, quint64 seed)
        : m_day(day)
        , m_volume(std::max<qint64>(std::abs(account.base) / 40, 1000))
        , m_base(account.base)
        , m_dice(seed, account.serial, day)
        , m_seed(seed)
        , m_serial(account.serial)
    {
        switch (account.pattern) {
        case Pattern::Operating:
            operating();
            break;
        case Pattern::Payroll:
            payroll();
            break;
        case Pattern::Collections:
            collections();
            break;
        case Pattern::Reserve:
            reserve();
            break;
        }
    }
    [[nodiscard]] const std::vector<Movement> &movements() const { return m_movements; }

private:
    [[nodiscard]] qint64 share(qint64 thousandths) const { return m_volume * thousandths / 1000; }
    void add(UtcTime initiated, UtcTime booked, qint64 amount) { m_movements.push_back({initiated, booked, amount}); }

    void operating()
    {
        if (!isBusinessDay(m_day))
            return;
        for (qint64 n = 3 + m_dice.upTo(4); n > 0; --n) {
            const UtcTime booked = m_day + 7h + m_dice.within(10h);
            add(booked - 10min - m_dice.within(150min), booked, share(200 + m_dice.upTo(1600)) + m_dice.upTo(100));
        }
        for (qint64 n = 2 + m_dice.upTo(3); n > 0; --n) {
            const UtcTime initiated = businessDayBefore(m_day) + 8h + m_dice.within(12h);
            add(initiated, m_day + 5h + m_dice.within(20min), -share(20 + m_dice.upTo(180)) - m_dice.upTo(100));
        }
        const weekday name(m_day);
        if (name == Tuesday || name == Thursday)
            add(m_day + 8h + 30min, m_day + 15h + 30min, -share(4800 + m_dice.upTo(4000)) - m_dice.upTo(100));
        if (m_day == businessDayOnOrBefore(dayOfMonth(m_day, 25)))
            add(businessDayBefore(m_day) + 14h, m_day + 6h, -share(20000));
        if (m_day == businessDayOnOrAfter(dayOfMonth(m_day, 10)))
            add(m_day + 9h, m_day + 11h, -share(6000));
    }

    void payroll()
    {
        const sys_days payday = businessDayOnOrBefore(dayOfMonth(m_day, 25));
        if (m_day == businessDayBefore(payday))
            add(m_day + 9h + 30min, m_day + 12h, share(30000));
        if (m_day == payday)
            add(businessDayBefore(payday) + 15h, m_day + 6h, -share(30000));
        if (weekday(m_day) == Wednesday) // expenses of the staff
            add(m_day + 10h, m_day + 16h, -share(150 + m_dice.upTo(250)) - m_dice.upTo(100));
    }

    /// Sales that clear on one day; also asked for an earlier day, whose sales are paid out.
    static qint64 salesOf(sys_days day, qint64 volume, Dice &dice, std::vector<Movement> *out)
    {
        qint64 sum = 0;
        const qint64 weight = isBusinessDay(day) ? 1000 : 550;
        for (qint64 n = 6 + dice.upTo(6); n > 0; --n) {
            const qint64 amount = volume * (100 + dice.upTo(weight)) / 1000 + dice.upTo(100);
            const UtcTime booked = day + dice.within(24h);
            if (out != nullptr)
                out->push_back({booked - 48h, booked, amount});
            sum += amount;
        }
        return sum;
    }

    void collections()
    {
        const qint64 volume = m_volume / 4;
        salesOf(m_day, volume, m_dice, &m_movements);
        const sys_days paidOut = m_day - days(2);
        Dice dice(m_seed, m_serial, paidOut);
        add(m_day - 11h, m_day + 6h, -salesOf(paidOut, volume, dice, nullptr) * 98 / 100);
    }

    void reserve()
    {
        if (weekday(m_day) == Wednesday)
            add(m_day - 9h, m_day + 10h + m_dice.within(2h), share(m_dice.upTo(8000) - 4000) + m_dice.upTo(100));
        if (m_day == lastOfMonth(m_day))
            add(m_day + 20h, m_day + 22h, m_base / 700 + m_dice.upTo(97));
    }

    sys_days m_day;
    qint64 m_volume;
    qint64 m_base;
    Dice m_dice;
    quint64 m_seed;
    quint64 m_serial;
    std::vector<Movement> m_movements;
};

/// The group's cash pool levels each account at the turn of the month, so balances neither run away nor need the whole
/// past.
qint64 openingOf(const LedgerAccount &account, sys_days month, quint64 seed)
{
    Dice dice(seed ^ 0x6d6f6e7468U, account.serial, month);
    return account.base / 1000 * (970 + dice.upTo(60)) + dice.upTo(100);
}

void take(Position &position, const Movement &movement, sys_days month, UtcTime time)
{
    if (movement.initiated > time)
        return;
    ++position.version;
    position.changedAt = std::max(position.changedAt, movement.initiated);
    if (movement.booked > time) {
        (movement.amount < 0 ? position.held : position.incoming) += std::abs(movement.amount);
        return;
    }
    ++position.version;
    position.changedAt = std::max(position.changedAt, movement.booked);
    if (movement.booked < month)
        return;
    position.posted += movement.amount;
    if (movement.amount > 0)
        position.receipts += movement.amount;
}

} // namespace

QString bankName(BankId bank)
{
    switch (bank) {
    case BankId::Fincode:
        return u"fincode"_s;
    case BankId::Midaz:
        return u"midaz"_s;
    case BankId::Finix:
        return u"finix"_s;
    case BankId::Paytota:
        return u"paytota"_s;
    case BankId::Solaris:
        return u"solaris"_s;
    }
    Q_UNREACHABLE();
}

QByteArray Amount::text() const
{
    QByteArray figures = QByteArray::number(units < 0 ? -units : units);
    if (digits > 0) {
        figures = figures.rightJustified(digits + 1, '0');
        figures.insert(figures.size() - digits, '.');
    }
    return units < 0 ? '-' + figures : figures;
}

Amount Amount::trimmed() const
{
    Amount result = *this;
    while (result.digits > 0 && result.units % 10 == 0) {
        result.units /= 10;
        --result.digits;
    }
    return result;
}

Amount Amount::withDigits(int more) const
{
    Amount result = *this;
    for (; result.digits < more; ++result.digits)
        result.units *= 10;
    return result;
}

Amount operator+(const Amount &a, const Amount &b)
{
    const int digits = std::max(a.digits, b.digits);
    return {a.withDigits(digits).units + b.withDigits(digits).units, digits};
}

Ledger::Ledger(const QList<LedgerAccount> &accounts, std::optional<quint64> walkSeed) : m_walkSeed(walkSeed)
{
    quint64 serial = 0;
    for (LedgerAccount account : accounts) {
        account.serial = ++serial;
        m_accounts.at(size_t(account.bank)).append(account);
    }
}

Position Ledger::positionAt(const LedgerAccount &account, UtcTime time) const
{
    Position position;
    if (account.trait == Trait::External) {
        // The outside world holds the other side of what the accounts of its currency hold.
        for (const LedgerAccount &other : m_accounts.at(size_t(account.bank))) {
            if (other.currency != account.currency || other.trait == Trait::External)
                continue;
            const Position there = positionAt(other, time);
            position.posted -= there.posted;
            position.version += there.version;
            position.changedAt = std::max(position.changedAt, there.changedAt);
        }
        return position;
    }
    if (!m_walkSeed) {
        position.posted = account.base;
        position.held = account.held;
        position.incoming = account.incoming;
        position.changedAt = sys_days(2026y / January / 5) + 9h + 30min;
        return position;
    }
    const sys_days today = floor<days>(time);
    const sys_days month = dayOfMonth(today, 1);
    position.posted = openingOf(account, month, *m_walkSeed);
    position.changedAt = month;
    const year_month_day date(today);
    position.version = (int(date.year()) * 12 + int(unsigned(date.month())) - 2000 * 12) * 2000;
    // What is booked up to five days ahead may be on hold today (a weekend and a half).
    for (sys_days day = month; day <= today + days(5); day += days(1)) {
        const DayOfMovements booked(account, day, *m_walkSeed);
        for (const Movement &movement : booked.movements())
            take(position, movement, month, time);
    }
    return position;
}

} // namespace coffer::sandbox
