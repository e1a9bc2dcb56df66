// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "ui/logs/logexport.h"
#include "ui/logs/loglinepanel.h"
#include "ui/logs/loglines.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logsearchbar.h"
#include "ui/logs/logsourcepicker.h"
#include "ui/logs/logtoolbar.h"
#include "ui/logs/logview.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr const char* kStampTitles[] = {
    QT_TRANSLATE_NOOP("logs", "Local time"),
    QT_TRANSLATE_NOOP("logs", "UTC"),
    QT_TRANSLATE_NOOP("logs", "How long ago"),
    QT_TRANSLATE_NOOP("logs", "No times"),
};
constexpr const char* kStampMeanings[] = {
    QT_TRANSLATE_NOOP("logs", "When the engine received each line, by the clock of your time zone."),
    QT_TRANSLATE_NOOP("logs", "The same moment without time zones: what machines elsewhere write too."),
    QT_TRANSLATE_NOOP("logs", "Counted back from now."),
    QT_TRANSLATE_NOOP("logs", "Only what the program has written."),
};
constexpr Stamps kStampOrder[] = {Stamps::Local, Stamps::Utc, Stamps::Relative, Stamps::Off};

QToolButton* menuButton(const QString& text, const QString& meaning, QMenu*& menu, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setProperty("look", QStringLiteral("boxed"));
    menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    explain(*button, meaning);
    button->setText(text);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return button;
}

QAction* explained(QAction* action, const QString& meaning)
{
    action->setToolTip(plainTooltip(meaning));
    return action;
}

} // namespace

void LogPane::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addWidget(makeToolBar());
    auto* split = new QSplitter(Qt::Vertical, this);
    m_linePanel = new LogLinePanel(*m_lines, split);
    m_linePanel->hide();
    split->addWidget(m_view);
    split->addWidget(m_linePanel);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 1);
    column->addWidget(split, 1);
    column->addWidget(makeFoot());
    connect(m_linePanel, &LogLinePanel::closeWanted, this, &LogPane::closeWholeLine);
    connect(m_view, &LogView::currentLineChanged, this, [this] {
        if (m_linePanel->isVisible())
            showWholeLine();
    });
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &LogPane::focusSearch);
}

QWidget* LogPane::makeToolBar()
{
    auto* bar = new LogToolBar(this);
    m_picker = new LogSourcePicker(m_choice, bar);
    connect(m_picker, &LogSourcePicker::chosen, this, [this] {
        followChoice();
        Q_EMIT chosen();
    });
    m_searchBar = new LogSearchBar(bar);
    bar->fill(m_picker, m_searchBar, {makeViewMenu(), makeTextMenu()});
    return bar;
}

QToolButton* LogPane::makeViewMenu()
{
    QMenu* menu = nullptr;
    QToolButton* button =
        menuButton(tr("View"), tr("How the lines are shown, and where in the log you are"), menu, this);
    QAction* wrap = explained(menu->addAction(tr("Wrap long lines")),
                              tr("What does not fit goes on below instead of to the right. This is remembered."));
    wrap->setCheckable(true);
    connect(wrap, &QAction::toggled, this, [this](bool isOn) {
        m_settings.setFlag(QStringLiteral("logs.wrap"), isOn);
        m_view->setWrap(isOn ? LogView::Wrap::On : LogView::Wrap::Off);
    });
    wrap->setChecked(m_settings.flag(QStringLiteral("logs.wrap")));
    menu->addSeparator();
    auto* group = new QActionGroup(menu);
    const Stamps chosen = stampsFromName(m_settings.text(QStringLiteral("logs.times")));
    for (std::size_t i = 0; i < std::size(kStampOrder); ++i) {
        const Stamps stamps = kStampOrder[i];
        QAction* action = explained(menu->addAction(QCoreApplication::translate("logs", kStampTitles[i])),
                                    QCoreApplication::translate("logs", kStampMeanings[i]));
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setChecked(stamps == chosen);
        connect(action, &QAction::triggered, this, [this, stamps] {
            m_settings.setText(QStringLiteral("logs.times"), stampsName(stamps));
            m_view->setStamps(stamps);
        });
    }
    m_view->setStamps(chosen);
    menu->addSeparator();
    m_fromBeginning = explained(menu->addAction(tr("From the beginning")),
                                tr("Reads all that the engine has kept, not only the last lines."));
    m_fromBeginning->setCheckable(true);
    connect(m_fromBeginning, &QAction::toggled, this, [this](bool isOn) {
        m_isWhole = isOn;
        open();
    });
    explained(menu->addAction(tr("Go to a time…"), this, &LogPane::askForMoment),
              tr("To the first line at that moment or after it"))
        ->setObjectName(QStringLiteral("goToTime"));
    explained(menu->addAction(tr("Start of this run"), this, [this] { goToRun(Run::Present); }),
              tr("To the first line since the container was started the last time"));
    explained(menu->addAction(tr("End of the previous run"), this, [this] { goToRun(Run::Previous); }),
              tr("To the last lines before the restart: they often say why it ended"));
    menu->addSeparator();
    addLineActions(*menu);
    return button;
}

void LogPane::addLineActions(QMenu& menu)
{
    explained(menu.addAction(tr("Show the whole line"), this, &LogPane::showWholeLine),
              tr("Below the log, wrapped; a line of JSON is unfolded"));
    const auto add = [this, &menu](const QString& text, const char* keys, auto act) {
        QAction* action = menu.addAction(text, this, act);
        action->setShortcut(QKeySequence::fromString(QLatin1StringView(keys), QKeySequence::PortableText));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    };
    add(tr("Mark the line, or not"), "Ctrl+F2", [this] { m_view->toggleMark(); });
    add(tr("Next mark"), "F2", [this] { m_view->goToMark(LogView::Direction::Next); });
    add(tr("Previous mark"), "Shift+F2", [this] { m_view->goToMark(LogView::Direction::Previous); });
}

QToolButton* LogPane::makeTextMenu()
{
    QMenu* menu = nullptr;
    QToolButton* button = menuButton(tr("Export"), tr("The lines as text, as far as they have been read"), menu, this);
    menu->addAction(tr("Copy all"), this, [this] {
        m_view->selectAll();
        m_view->copySelection();
    });
    QAction* copy = menu->addAction(tr("Copy selection"), m_view, &LogView::copySelection);
    QAction* all = menu->addAction(tr("Save to a file…"), this, [this] { askWhereToSave(Part::All); });
    QAction* part = menu->addAction(tr("Save selection to a file…"), this, [this] { askWhereToSave(Part::Selection); });
    connect(menu, &QMenu::aboutToShow, this, [this, all, copy, part] {
        const bool hasSelection = m_view->selection().has_value();
        copy->setEnabled(hasSelection);
        part->setEnabled(hasSelection);
        all->setEnabled(m_lines->end() > m_lines->first());
    });
    return button;
}

QWidget* LogPane::makeFoot()
{
    auto* foot = new QWidget(this);
    m_state = makeLabel({}, Type::Caption, "muted");
    m_resume = makeButton({});
    explain(*m_resume,
            tr("You have scrolled up, so the log stands still. This goes to the newest line and follows it."));
    m_earlier = makeButton(tr("Earlier lines"));
    explain(*m_earlier, tr("Only the last lines were read. This reads all that the engine has kept, and stays here."));
    m_again = makeButton(tr("Try again"));
    m_cancel = makeButton(tr("Cancel"));
    connect(m_resume, &QPushButton::clicked, m_view, &LogView::resume);
    connect(m_earlier, &QPushButton::clicked, this, &LogPane::readEarlier);
    connect(m_again, &QPushButton::clicked, this, [this] { open(); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_export->cancel();
        m_note = tr("Nothing was saved.");
        tellState();
    });
    foot->setMinimumHeight(px(size::kControl));
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_state, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_again);
    row->addWidget(m_earlier);
    row->addWidget(m_resume);
    return foot;
}

} // namespace darse::ui
