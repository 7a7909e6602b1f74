// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

#include <optional>

namespace coffer {

/// A label that never takes text for markup.
class PlainLabel : public QLabel
{
public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);

    /// Written in this colour of the theme, whichever that is at the moment.
    void setColour(Colour colour);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColour();

    std::optional<Colour> m_colour;
};

/// A surface with a heading and a place for controls beside it.
class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(const QString &icon, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] QHBoxLayout *header() const { return m_header; } ///< controls go at its end

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateLook();

    QString m_icon;
    QLabel *m_iconLabel;
    PlainLabel *m_title;
    QHBoxLayout *m_header;
    QVBoxLayout *m_body;
};

} // namespace coffer
