#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""10,000 cases "operation TAB a TAB b TAB result" for tst_decimal, computed with Python's decimal (fixed seed)."""
import decimal
import random

decimal.setcontext(decimal.Context(prec=700, rounding=decimal.ROUND_HALF_UP, Emax=10000, Emin=-10000,
                                   traps=[decimal.InvalidOperation, decimal.Inexact]))
rounding = decimal.Context(prec=700, rounding=decimal.ROUND_HALF_UP, Emax=10000, Emin=-10000)
rnd = random.Random(20260101)
EDGES = [0, 1, 5, 9, 10, 49, 50, 51, 10**18 - 1, 10**18, 2**53 + 1, 2**63 - 1, 2**63, 2**63 + 1, 2**64, 10**19, 10**40 + 1]


def number(max_digits=90, max_scale=40):
    if rnd.random() < 0.3:
        coefficient = rnd.choice(EDGES)
    else:
        coefficient = rnd.randrange(10 ** rnd.randint(1, max_digits))
    if rnd.random() < 0.05:
        coefficient = 10**256 - 1 - rnd.randrange(3)
    sign = rnd.choice([0, 1]) if coefficient else 0
    digits = tuple(int(d) for d in str(coefficient))
    return decimal.Decimal((sign, digits, -rnd.choice([0, 0, 2, 2, 3, rnd.randint(0, max_scale)])))


def plain(value):
    """Plain notation without a negative zero, or the name of the failure."""
    digits = value.as_tuple().digits
    if value and len(digits) > 256 or -value.as_tuple().exponent > 256:
        return 'overflow'
    return format(abs(value) if not value else value, 'f')


def rescaled(value, scale, refuse):
    result = value.quantize(decimal.Decimal((0, (1,), -scale)), context=rounding)
    return 'bad-amount' if refuse and result != value else plain(result)


def json_number():
    whole = rnd.choice(['0', str(rnd.randrange(1, 10 ** rnd.randint(1, 30)))])
    fraction = rnd.choice(['', '.' + ''.join(rnd.choice('0123456789') for _ in range(rnd.randint(1, 20)))])
    power = rnd.randint(-70, 70)
    exponent = rnd.choice(['', f'e{power}', f'E{power:+d}', f'e{power:04d}'])
    token = rnd.choice(['', '-']) + whole + fraction + exponent
    if exponent and abs(power) > 64:
        return token, 'overflow'
    value = decimal.Decimal(token)
    if value.as_tuple().exponent > 0:
        value = value.quantize(decimal.Decimal(1))
    return token, plain(value)


for i in range(10000):
    operation = rnd.choice(['plus', 'minus', 'compare', 'round', 'exact', 'shift', 'json'])
    a, b = number(), number()
    if rnd.random() < 0.1:
        b = a
    if operation == 'plus':
        result = plain(a + b)
    elif operation == 'minus':
        result = plain(a - b)
    elif operation == 'compare':
        result = str(int(a.compare(b)))
    elif operation == 'json':
        a, result = json_number()
        b = '-'
    else:
        b = rnd.choice([rnd.randint(0, 3), rnd.randint(0, 45)])
        if operation == 'shift':
            result = plain(decimal.Decimal((a.as_tuple().sign, a.as_tuple().digits, a.as_tuple().exponent - b)))
        else:
            result = rescaled(a, b, operation == 'exact')
    text = [x if isinstance(x, str) else format(x, 'f') if isinstance(x, decimal.Decimal) else str(x) for x in (a, b)]
    print(operation, *text, result, sep='\t')
