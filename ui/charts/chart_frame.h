// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "card.h"

#include <base/result.h>

#include <QImage>

class QAction;
class QMenu;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace coffer {

class ChartContent;
class Legend;

/// A card with a chart: its title and legend, the table behind it with the same numbers, and a menu to save and copy
/// both. What is saved or copied is what is seen, twice as sharp: hidden amounts stay hidden, test data is marked, and
/// the footnote says as of when.
class ChartFrame final : public Card
{
    Q_OBJECT

public:
    enum class Picture { Png, Svg };

    /// Takes the chart's widget and the legend, which may be null, as its children. Of `objectName` are made the names
    /// of the parts: "xTable", "xMore", "xSavePng" and so on.
    ChartFrame(const QString &objectName, const QString &icon, ChartContent *content, Legend *legend,
               QWidget *parent = nullptr);

    void addControl(QWidget *control);     ///< beside the title
    void setNote(const QString &text);     ///< a plain line under the title; empty takes it away
    void setFootnote(const QString &text); ///< stands in pictures only: as of when, how complete
    void setTestData(bool test);           ///< pictures bear the TEST mark
    void setTableShown(bool shown);
    [[nodiscard]] bool isTableShown() const;
    [[nodiscard]] QTableView *tableView() const { return m_table; }

    [[nodiscard]] QImage picture() const; ///< at twice the size on screen
    /// Never half-written: what was there before stays when it fails. Errors: StorageFailed.
    [[nodiscard]] Result<void> save(const QString &file, Picture format) const;
    void copyPicture() const;
    void copyRows() const; ///< the selected rows of the table, else all

protected:
    void changeEvent(QEvent *event) override;

private:
    QAction *addAction(const QString &name, void (ChartFrame::*slot)());
    void updateTexts();
    void updateLook();
    void askForFile(Picture format);
    void savePng() { askForFile(Picture::Png); }
    void saveSvg() { askForFile(Picture::Svg); }
    void copyPictureNow() { copyPicture(); }
    void copyTableNow() { copyRows(); }
    void resetZoom();
    void complain(const QString &sentence);
    [[nodiscard]] QSize paperSize() const;
    void paintPaper(QPainter *painter) const;

    ChartContent *m_content;
    Legend *m_legend;
    PlainLabel *m_note;
    PlainLabel *m_problem;
    QStackedWidget *m_stack;
    QTableView *m_table;
    QToolButton *m_more;
    QMenu *m_menu;
    QString m_footnote;
    bool m_test = false;
};

} // namespace coffer
