// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel is made of.
#include "ui/editor/findbar.h"
#include "ui/editor/podform.h"
#include "ui/editor/templates.h"
#include "ui/editor/yamledit.h"
#include "ui/editor/yamlplace.h"
#include "ui/pages/manifest/imagesof.h"
#include "ui/pages/manifest/manifestpanel.h"
#include "ui/pages/manifest/outcomeview.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kBottomHeight = 180;

/// What makes the text on the left, what is done with it on the right; below each other where they do not fit.
class Toolbar final : public QWidget {
public:
    Toolbar() : m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    {
        m_layout->setContentsMargins(0, 0, 0, 0);
        m_layout->setSpacing(px(Space::Control));
        for (QHBoxLayout* row : {m_left, m_right}) {
            row->setSpacing(px(Space::Control));
            m_layout->addLayout(row, row == m_right ? 1 : 0);
        }
    }

    [[nodiscard]] QHBoxLayout& left() const { return *m_left; }
    [[nodiscard]] QHBoxLayout& right() const { return *m_right; }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QWidget::resizeEvent(event);
        const int wanted = m_left->sizeHint().width() + m_layout->spacing() + m_right->sizeHint().width();
        m_layout->setDirection(wanted > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    }

private:
    QBoxLayout* m_layout;
    QHBoxLayout* m_left = new QHBoxLayout;
    QHBoxLayout* m_right = new QHBoxLayout;
};

} // namespace

void ManifestPanel::build()
{
    m_sides = new QSplitter(Qt::Horizontal);
    m_sides->setChildrenCollapsible(false);
    m_sides->addWidget(m_edit);
    m_splitter = new QSplitter(Qt::Vertical);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_sides);
    m_splitter->addWidget(makeBottom());
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addWidget(makeToolbar());
    column->addWidget(m_find);
    column->addWidget(m_splitter, 1);
    addShortcuts();
}

QWidget* ManifestPanel::makeToolbar()
{
    auto* bar = new Toolbar;
    if (m_purpose == Purpose::Create)
        addCreateTools(bar->left());
    addForm(bar->left());
    auto* search = makeIconButton(QStringLiteral("search"), tr("Search and replace (Ctrl+F)"));
    connect(search, &QAbstractButton::clicked, this, &ManifestPanel::openSearch);
    bar->left().addWidget(search);
    bar->left().addStretch();
    bar->right().addWidget(m_words, 1);
    m_undo->setVisible(m_purpose == Purpose::Edit);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        forgetOutcome();
        setText(m_base);
    });
    connect(m_trial, &QPushButton::clicked, this, [this] { submit(options(true)); });
    connect(m_apply, &QPushButton::clicked, this, [this] { submit(options(false)); });
    for (QPushButton* button : {m_undo, m_trial, m_apply})
        bar->right().addWidget(button);
    return bar;
}

void ManifestPanel::addCreateTools(QHBoxLayout& row)
{
    QPushButton* beginning = makeButton(tr("Templates"));
    auto* menu = new QMenu(beginning);
    for (const Template& one : templates(imagesOf(m_context.session))) {
        connect(menu->addAction(icon(one.icon), one.name), &QAction::triggered, this,
                [this, fresh = one.text] { addTemplate(fresh); });
    }
    beginning->setMenu(menu);
    QPushButton* open = makeButton(tr("Open…"));
    QPushButton* save = makeButton(tr("Save…"));
    connect(open, &QPushButton::clicked, this, &ManifestPanel::askForFile);
    connect(save, &QPushButton::clicked, this, &ManifestPanel::askWhereToSave);
    for (QPushButton* button : {beginning, open, save})
        row.addWidget(button);
}

/// What somebody has written stays above it; a template that nobody has touched gives way.
void ManifestPanel::addTemplate(const QString& fresh)
{
    const QString before = text();
    const auto known = templates(imagesOf(m_context.session));
    const bool isUntouched = before.trimmed().isEmpty() ||
                             std::ranges::any_of(known, [&](const Template& one) { return one.text == before; });
    QTextCursor cursor(m_edit->document());
    cursor.movePosition(QTextCursor::End);
    const QString border = QStringLiteral("---\n");
    forgetOutcome();
    if (isUntouched)
        cursor.select(QTextCursor::Document);
    cursor.insertText(isUntouched ? fresh
                                  : (before.endsWith(u'\n') ? QString() : QStringLiteral("\n")) + border + fresh);
    if (!isUntouched)
        cursor.setPosition(cursor.position() - int(fresh.size()));
    else
        cursor.movePosition(QTextCursor::Start);
    m_edit->setTextCursor(cursor);
    focusEditor();
}

/// A pod is also shown as fields beside its text.
void ManifestPanel::addForm(QHBoxLayout& row)
{
    m_showForm = makeButton(tr("Form"));
    m_showForm->setObjectName(QStringLiteral("showForm"));
    m_showForm->setCheckable(true);
    m_showForm->setToolTip(tr("Show the usual fields of a pod beside its text"));
    connect(m_showForm, &QPushButton::toggled, this, [this](bool isShown) {
        if (m_form == nullptr) {
            m_form = new PodForm(*m_edit);
            m_form->beginWithImage(templateImage(imagesOf(m_context.session)));
            m_form->offerImages(valuesFor({.path = {}, .key = QStringLiteral("image"), .typed = {}}));
            m_sides->insertWidget(0, m_form);
            m_sides->setSizes({m_sides->width() / 2, m_sides->width() / 2});
        }
        m_form->setVisible(isShown);
    });
    row.addWidget(m_showForm);
}

QWidget* ManifestPanel::makeBottom()
{
    m_problems = new QListWidget;
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setWordWrap(true);
    m_problems->setIconSize(QSize(px(16), px(16)));
    connect(m_problems, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        const QPoint place = item->data(Qt::UserRole).toPoint();
        m_edit->goToLine(place.y(), place.x());
    });
    connect(m_problems, &QListWidget::itemClicked, m_problems, &QListWidget::itemActivated);
    m_outcomes = new OutcomeView;
    connect(m_outcomes, &OutcomeView::goTo, this, &ManifestPanel::goTo);
    connect(m_outcomes, &OutcomeView::overwriteAsked, this, [this] {
        backend::ManifestOptions forced = options(false);
        forced.isForced = true;
        submit(forced);
    });
    connect(m_outcomes, &OutcomeView::replaceAsked, this, &ManifestPanel::replace);
    m_bottom = new QStackedWidget;
    m_bottom->setMinimumHeight(px(kBottomHeight) / 2);
    m_bottom->addWidget(m_problems);
    m_bottom->addWidget(m_outcomes);
    m_bottom->hide();
    return m_bottom;
}

void ManifestPanel::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto run) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    // Also while the keyboard is beside the editor, as after a click on the tab.
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, &ManifestPanel::openSearch);
    add(QKeySequence(Qt::CTRL | Qt::Key_H), [this] { m_find->open(FindBar::Purpose::Replace); });
    add(QKeySequence(Qt::Key_F3), [this] { m_find->again(FindBar::Direction::Next); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { m_find->again(FindBar::Direction::Previous); });
    add(QKeySequence(Qt::Key_F8), [this] { goToProblem(CodeEdit::Way::Next); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F8), [this] { goToProblem(CodeEdit::Way::Previous); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { submit(options(false)); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), [this] { submit(options(true)); });
    if (m_purpose == Purpose::Edit)
        return;
    add(QKeySequence::Open, [this] { askForFile(); });
    add(QKeySequence::Save, [this] { m_file.isEmpty() ? askWhereToSave() : saveTo(m_file); });
}

void ManifestPanel::askForFile()
{
    auto* dialog =
        new QFileDialog(window(), tr("Open YAML"), {}, tr("YAML files (*.yaml *.yml *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ManifestPanel::openFile);
    dialog->open();
}

void ManifestPanel::askWhereToSave()
{
    auto* dialog =
        new QFileDialog(window(), tr("Save YAML"), {}, tr("YAML files (*.yaml *.yml *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("yaml"));
    connect(dialog, &QFileDialog::fileSelected, this, &ManifestPanel::saveTo);
    dialog->open();
}

void ManifestPanel::showBottom(QWidget* what)
{
    // Differences are read; problems are looked up.
    const int whole = m_splitter->height();
    const int wanted = std::max(px(kBottomHeight), what == m_outcomes ? whole * 2 / 5 : 0);
    const bool isTooLow = !m_bottom->isVisible() || (what == m_outcomes && m_bottom->height() < wanted);
    m_bottom->setCurrentWidget(what);
    m_bottom->show();
    if (isTooLow)
        m_splitter->setSizes({whole - wanted, wanted});
}

} // namespace darse::ui
