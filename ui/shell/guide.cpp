// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/guide.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace darse::ui {
namespace {

constexpr int kCardWidth = 400;
constexpr double kDimmed = 0.55;

struct Step {
    const char* part; ///< object name of what is shown; empty: the whole window
    const char* title;
    const char* text;
};

constexpr std::array kSteps = {
    Step{"", QT_TRANSLATE_NOOP("guide", "Welcome aboard"),
         QT_TRANSLATE_NOOP("guide", "A container is a program that runs by itself, with files, a network and limits of "
                                    "its own. It is no virtual machine: it uses this machine’s kernel, so it starts at "
                                    "once and costs next to nothing. In a minute you know where everything is.")},
    Step{"guide.connection", QT_TRANSLATE_NOOP("guide", "Where you are"),
         QT_TRANSLATE_NOOP("guide",
                           "The engine that you look at. Darse brings one along; Docker and Podman of this "
                           "machine are found by themselves, others you add here. Each has its colour, so that "
                           "you do not mistake one for the other.")},
    Step{"guide.navigation", QT_TRANSLATE_NOOP("guide", "What there is"),
         QT_TRANSLATE_NOOP("guide",
                           "Containers run, images are what they start from, volumes keep their data, networks "
                           "let them talk. A click opens the list; in a list, Enter opens one with its log, "
                           "terminal, files and numbers.")},
    Step{"guide.create", QT_TRANSLATE_NOOP("guide", "Making something"),
         QT_TRANSLATE_NOOP("guide", "Pull an image, then create a container of it. Without a network, make the starter "
                                    "image of what this machine has. You can paste a “docker run” line, or drop a YAML "
                                    "file or an archive on the window.")},
    Step{"guide.search", QT_TRANSLATE_NOOP("guide", "Finding and doing"),
         QT_TRANSLATE_NOOP("guide",
                           "Type a few letters of anything: a container, a page, or what you want to do, such as "
                           "“restart web”. Ctrl+K brings you here from everywhere.")},
    Step{"guide.operations", QT_TRANSLATE_NOOP("guide", "What is going on"),
         QT_TRANSLATE_NOOP("guide",
                           "Whatever takes a while goes on here, with its progress and a way to cancel it. Each "
                           "shows the command line that does the same, to learn from. Deleted by mistake? "
                           "Ctrl+Z brings it back.")},
    Step{"guide.menu", QT_TRANSLATE_NOOP("guide", "As you like it"),
         QT_TRANSLATE_NOOP("guide",
                           "Light or dark, English or French, larger for a classroom; and this tour again. “?” "
                           "shows every key. Point at any heading or field, and it says what it means.")},
};

QString words(const char* text)
{
    return QCoreApplication::translate("guide", text);
}

} // namespace

Guide::Guide(QWidget* parent) :
    QWidget(parent),
    m_focused(QApplication::focusWidget()),
    m_card(new QFrame(this)),
    m_title(makeLabel({}, Type::Section)),
    m_text(makeParagraph({})),
    m_count(makeLabel({}, Type::Caption, "muted")),
    m_back(makeButton(tr("Back"))),
    m_next(makeButton({}, "primary"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    layOut();
    parent->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now != nullptr && now != this && !isAncestorOf(now))
            finish(); // somebody goes on with the window
    });
    setGeometry(parent->rect());
    show();
    raise();
    goTo(0);
}

void Guide::layOut()
{
    m_card->setProperty("look", QStringLiteral("popup"));
    m_card->setFixedWidth(px(kCardWidth));
    QPushButton* close = makeButton(tr("Close"), "quiet");
    close->setObjectName(QStringLiteral("guide.close"));
    m_back->setObjectName(QStringLiteral("guide.back"));
    m_next->setObjectName(QStringLiteral("guide.next"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(px(Space::Control));
    buttons->addWidget(m_count);
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(px(Space::Card), px(Space::Card), px(Space::Card), px(Space::Card));
    column->setSpacing(px(Space::Related));
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &Guide::finish);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { m_step + 1 < stepCount() ? goTo(m_step + 1) : finish(); });
}

int Guide::stepCount()
{
    return int(kSteps.size());
}

void Guide::goTo(int step)
{
    m_step = std::clamp(step, 0, stepCount() - 1);
    const Step& shown = kSteps[std::size_t(m_step)];
    m_title->setText(words(shown.title));
    m_text->setText(words(shown.text));
    m_count->setText(tr("%1 of %2").arg(m_step + 1).arg(stepCount()));
    m_next->setText(m_step + 1 < stepCount() ? tr("Next") : tr("Done"));
    m_card->setAccessibleName(m_title->text());
    m_card->setAccessibleDescription(m_text->text());
    m_next->setAccessibleDescription(m_title->text() + QStringLiteral(". ") + m_text->text());
    m_next->setFocus();
    m_back->setEnabled(m_step > 0);
    place();
    update();
}

/// What is shown, in our coordinates; nothing when it is not to be seen.
QRect Guide::spot() const
{
    const QLatin1StringView name(kSteps[std::size_t(m_step)].part);
    const auto* part = name.isEmpty() ? nullptr : parentWidget()->findChild<QWidget*>(name);
    if (part == nullptr || !part->isVisible())
        return {};
    const int margin = px(Space::Tight);
    return QRect(part->mapTo(parentWidget(), QPoint()), part->size()).adjusted(-margin, -margin, margin, margin) &
           rect();
}

void Guide::place()
{
    m_card->setFixedHeight(m_card->layout()->totalHeightForWidth(m_card->width()));
    const QRect shown = spot();
    const int gap = px(Space::Related);
    QPoint at = rect().center() - m_card->rect().center();
    if (shown.isValid() && shown.height() > height() / 2) // a column: beside it
        at = {shown.right() + gap, shown.top() + px(Space::Group)};
    else if (shown.isValid())
        at = {shown.center().x() - m_card->width() / 2, shown.bottom() + gap};
    at.setX(std::clamp(at.x(), gap, std::max(gap, width() - m_card->width() - gap)));
    at.setY(std::clamp(at.y(), gap, std::max(gap, height() - m_card->height() - gap)));
    m_card->move(at);
}

void Guide::finish()
{
    if (std::exchange(m_isOver, true))
        return;
    const QPointer<QWidget> focused = m_focused;
    const bool isOurs = isAncestorOf(QApplication::focusWidget());
    close();
    if (isOurs && focused)
        focused->setFocus();
}

void Guide::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath dark;
    dark.addRect(rect());
    const QRect shown = spot();
    if (shown.isValid())
        dark.addRoundedRect(shown, px(size::kCardRadius), px(size::kCardRadius));
    painter.fillPath(dark, faded(colors().isDark ? colors().sunken : colors().text, kDimmed));
    if (!shown.isValid())
        return;
    painter.setPen(QPen(colors().accent, px(size::kFocusRing)));
    painter.drawRoundedRect(shown, px(size::kCardRadius), px(size::kCardRadius));
}

void Guide::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        finish();
    else
        QWidget::keyPressEvent(event);
}

/// What lies below is only shown.
void Guide::mousePressEvent(QMouseEvent* event)
{
    event->accept();
}

bool Guide::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
        place();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace darse::ui
