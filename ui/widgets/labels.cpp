// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include "ui/style/icons.h"
#include "ui/widgets/paragraph.h"

namespace darse::ui {

namespace {

QLabel* filled(QLabel* label, const QString& text, Type type, const char* look)
{
    label->setTextFormat(Qt::PlainText);
    label->setFont(font(type));
    if (look != nullptr)
        label->setProperty("look", QLatin1StringView(look));
    label->setText(text);
    return label;
}

} // namespace

QLabel* makeLabel(const QString& text, Type type, const char* look)
{
    return filled(new QLabel, text, type, look);
}

QLabel* makeParagraph(const QString& text, Type type, const char* look)
{
    return filled(new Paragraph, text, type, look);
}

QPushButton* makeButton(const QString& text, const char* look)
{
    auto* button = new QPushButton(text);
    button->setIconSize({px(size::kIcon), px(size::kIcon)});
    if (look != nullptr)
        button->setProperty("look", QLatin1StringView(look));
    return button;
}

QString besideIcon(const QString& text)
{
    return QLatin1Char(' ') + text;
}

QToolButton* makeIconButton(const QString& iconName, const QString& name)
{
    auto* button = new QToolButton;
    button->setProperty("look", QStringLiteral("quiet"));
    button->setIcon(icon(iconName));
    button->setIconSize({px(size::kIcon), px(size::kIcon)});
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

QFrame* makeLine()
{
    auto* line = new QFrame;
    line->setProperty("look", QStringLiteral("line"));
    line->setFixedHeight(1);
    return line;
}

QString plainTooltip(const QString& text)
{
    constexpr qsizetype kLongest = 600;
    const QString cut = text.size() > kLongest ? text.left(kLongest) + QChar(u'…') : text;
    // A tooltip guesses its format from the text; this prefix settles the guess.
    return cut.isEmpty() ? QString()
                         : QStringLiteral("<span style='white-space:pre-wrap'>%1</span>").arg(cut.toHtmlEscaped());
}

void explain(QWidget& widget, const QString& text)
{
    widget.setToolTip(plainTooltip(text));
    widget.setAccessibleDescription(text); // else the tooltip is read, markup and all
}

} // namespace darse::ui
