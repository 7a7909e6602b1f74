// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_frame.h"

#include "chart_content.h"
#include "chart_table.h"
#include "legend.h"
#include "theme.h"

#include <wording/error_text.h>
#include <wording/labels.h>

#include <QBuffer>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>
#include <QStackedWidget>
#include <QSvgGenerator>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 2 * Theme::spacing;

QTableView *makeTable(const QString &objectName, ChartTable *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(objectName);
    table->setModel(model);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false); // Tab leaves the table
    table->setWordWrap(false);
    table->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // as large as the chart before it
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + Theme::spacing);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    return table;
}

/// A name that every file system takes.
QString fileName(QString title)
{
    for (QChar &c : title) {
        if (!c.isLetterOrNumber() && c != u'-')
            c = u' ';
    }
    return title.simplified().replace(u' ', u'-').toLower();
}

} // namespace

ChartFrame::ChartFrame(const QString &objectName, const QString &icon, ChartContent *content, Legend *legend,
                       QWidget *parent)
    : Card(icon, parent)
    , m_content(content)
    , m_legend(legend)
    , m_note(new PlainLabel({}, this))
    , m_problem(new PlainLabel({}, this))
    , m_stack(new QStackedWidget(this))
    , m_table(makeTable(objectName + u"Table"_s, content->table(), this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    setObjectName(objectName + u"Frame"_s);
    m_stack->addWidget(content->widget());
    m_stack->addWidget(m_table);
    for (PlainLabel *label : {m_note, m_problem}) {
        label->setWordWrap(true);
        label->hide();
        body()->addWidget(label);
    }
    m_problem->setObjectName(objectName + u"Problem"_s);
    if (m_legend)
        body()->addWidget(m_legend);
    body()->addWidget(m_stack, 1);

    m_more->setObjectName(objectName + u"More"_s);
    m_more->setAutoRaise(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setMenu(m_menu);
    m_more->setStyleSheet(u"QToolButton::menu-indicator { image: none; }"_s); // its icon says it
    header()->addWidget(m_more);
    addAction(objectName + u"SavePng"_s, &ChartFrame::savePng);
    addAction(objectName + u"SaveSvg"_s, &ChartFrame::saveSvg);
    m_menu->addSeparator();
    addAction(objectName + u"CopyPicture"_s, &ChartFrame::copyPictureNow);
    addAction(objectName + u"CopyTable"_s, &ChartFrame::copyTableNow);
    if (content->canZoom()) {
        m_menu->addSeparator();
        addAction(objectName + u"ResetZoom"_s, &ChartFrame::resetZoom);
    }
    updateTexts();
    updateLook();
}

QAction *ChartFrame::addAction(const QString &name, void (ChartFrame::*slot)())
{
    QAction *action = m_menu->addAction(QString());
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void ChartFrame::addControl(QWidget *control)
{
    header()->insertWidget(header()->indexOf(m_more), control);
}

void ChartFrame::setNote(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void ChartFrame::setFootnote(const QString &text)
{
    m_footnote = text;
}

void ChartFrame::setTestData(bool test)
{
    m_test = test;
}

void ChartFrame::setTableShown(bool shown)
{
    const bool hadFocus = m_stack->currentWidget()->hasFocus();
    m_stack->setCurrentIndex(shown ? 1 : 0);
    if (m_legend)
        m_legend->setVisible(!shown);
    if (hadFocus)
        m_stack->currentWidget()->setFocus();
}

bool ChartFrame::isTableShown() const
{
    return m_stack->currentIndex() == 1;
}

void ChartFrame::updateTexts()
{
    QStringList texts{tr("Save as PNG…"), tr("Save as SVG…"), tr("Copy picture"), tr("Copy table")};
    if (m_content->canZoom())
        texts += tr("Reset zoom");
    for (QAction *action : m_menu->actions()) {
        if (!action->isSeparator())
            action->setText(texts.takeFirst());
    }
    m_more->setToolTip(tr("Save or copy this chart"));
    m_more->setAccessibleName(tr("Save or copy this chart"));
    m_table->setAccessibleName(tr("The numbers of the chart"));
}

void ChartFrame::updateLook()
{
    const Theme theme = Theme::of(palette());
    m_more->setIcon(theme.icon(u"more"_s, Colour::Muted));
    for (const auto &[label, colour] : {std::pair(m_note, Colour::Muted), std::pair(m_problem, Colour::Error)}) {
        QPalette look = palette();
        look.setColor(QPalette::WindowText, theme.colour(colour));
        label->setPalette(look);
        label->setFont(scaledFont(font(), TextSize::Small));
    }
}

void ChartFrame::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateLook();
    Card::changeEvent(event);
}

void ChartFrame::resetZoom()
{
    m_content->resetZoom();
}

void ChartFrame::complain(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void ChartFrame::askForFile(Picture format)
{
    const bool png = format == Picture::Png;
    complain({});
    auto *dialog = new QFileDialog(this, tr("Save the chart"));
    dialog->setObjectName(u"saveChartDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(png ? tr("PNG picture (*.png)") : tr("SVG drawing (*.svg)"));
    dialog->setDefaultSuffix(png ? u"png"_s : u"svg"_s);
    dialog->selectFile(fileName(accessibleName()) + (png ? u".png"_s : u".svg"_s));
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &file) {
        if (const Result<void> saved = save(file, format); !saved)
            complain(errorSentence(saved.error(), QFileInfo(file).fileName()));
    });
    dialog->open();
}

Result<void> ChartFrame::save(const QString &file, Picture format) const
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    if (format == Picture::Png) {
        picture().save(&bytes, "PNG");
    } else {
        QSvgGenerator generator;
        generator.setOutputDevice(&bytes);
        generator.setSize(paperSize());
        generator.setViewBox(QRect(QPoint(), paperSize()));
        generator.setTitle(accessibleName());
        generator.setDescription(m_footnote);
        QPainter painter(&generator);
        paintPaper(&painter);
    }
    QSaveFile target(file);
    const bool saved =
        target.open(QIODevice::WriteOnly) && target.write(bytes.data()) == bytes.size() && target.commit();
    if (!saved)
        return Error{
            .kind = ErrorKind::StorageFailed, .where = QFileInfo(file).fileName(), .detail = target.errorString()};
    return {};
}

void ChartFrame::copyPicture() const
{
    QGuiApplication::clipboard()->setImage(picture());
}

void ChartFrame::copyRows() const
{
    std::vector<int> rows;
    if (isTableShown()) {
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            rows.push_back(index.row());
        std::sort(rows.begin(), rows.end());
    }
    copyTable(*m_content->table(), rows);
}

QImage ChartFrame::picture() const
{
    constexpr int sharpness = 2;
    QImage image(paperSize() * sharpness, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(sharpness);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPaper(&painter);
    return image;
}

/// Title, legend and note above the chart, the footnote below.
QSize ChartFrame::paperSize() const
{
    const QFontMetrics title(scaledFont(font(), TextSize::Title));
    const QFontMetrics small(scaledFont(font(), TextSize::Small));
    const QString test = dataSourceLabel(DataSource::Test);
    const int width = std::max({m_content->pictureSize().width(), m_legend ? m_legend->sizeHint().width() : 0,
                                title.horizontalAdvance(accessibleName()) + title.horizontalAdvance(test) + 4 * margin,
                                small.horizontalAdvance(m_footnote)});
    int height = 2 * margin + title.height() + Theme::spacing + m_content->pictureSize().height();
    if (m_legend)
        height += m_legend->sizeHint().height() + Theme::spacing;
    if (!m_note->text().isEmpty())
        height +=
            small.boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, m_note->text()).height() + Theme::spacing;
    if (!m_footnote.isEmpty())
        height += small.height() + Theme::spacing;
    return {width + 2 * margin, height};
}

void ChartFrame::paintPaper(QPainter *painter) const
{
    const Theme theme = Theme::of(palette());
    const QRect paper(QPoint(), paperSize());
    const int width = paper.width() - 2 * margin;
    const int leading = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const int trailing = leading == Qt::AlignLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter->fillRect(paper, theme.colour(Colour::Surface));
    int top = margin;
    const auto write = [&](const QString &text, TextSize size, Colour colour, int alignment) {
        painter->setFont(scaledFont(font(), size));
        painter->setPen(theme.colour(colour));
        const int flags = alignment | Qt::AlignTop | Qt::TextWordWrap;
        painter->drawText(QRect(margin, top, width, paper.height()), flags, text);
        return painter->fontMetrics().boundingRect(QRect(0, 0, width, 1000), flags, text).height() + Theme::spacing;
    };
    if (m_test)
        write(dataSourceLabel(DataSource::Test), TextSize::Title, Colour::Test, trailing);
    top += write(accessibleName(), TextSize::Title, Colour::Text, leading);
    if (!m_note->text().isEmpty())
        top += write(m_note->text(), TextSize::Small, Colour::Muted, leading);
    if (m_legend) {
        const QSize size = m_legend->sizeHint();
        m_legend->render(painter,
                         QPoint(leading == Qt::AlignLeft ? margin : paper.width() - margin - size.width(), top), {},
                         QWidget::DrawChildren);
        top += size.height() + Theme::spacing;
    }
    painter->save();
    painter->translate(margin, top);
    m_content->paintPicture(painter);
    painter->restore();
    if (m_test) { // also in the middle, where cutting the picture does not take it away
        QColor faint = theme.colour(Colour::Test);
        faint.setAlpha(40);
        QFont large = font();
        large.setPointSizeF(large.pointSizeF() * 4);
        painter->setFont(large);
        painter->setPen(faint);
        painter->drawText(QRect(QPoint(margin, top), m_content->pictureSize()), Qt::AlignCenter,
                          dataSourceLabel(DataSource::Test));
    }
    top += m_content->pictureSize().height() + Theme::spacing;
    write(m_footnote, TextSize::Small, Colour::Muted, leading);
}

} // namespace coffer
