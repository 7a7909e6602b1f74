// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

namespace coffer {

/// A label that never takes text for markup.
class PlainLabel : public QLabel
{
public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);
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
