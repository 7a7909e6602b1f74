// SPDX-License-Identifier: GPL-3.0-or-later
// A static library needs a source file; the translations are its resources.
