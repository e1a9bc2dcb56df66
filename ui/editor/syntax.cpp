// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/syntax.h"

#include "ui/style/tokens.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QCoreApplication>
#include <QPointer>
#include <QTextCharFormat>
#include <QTextDocument>
#include <QThreadPool>

#include <atomic>
#include <mutex>

namespace darse::ui {
namespace {

using KSyntaxHighlighting::Theme;

std::mutex reading;
std::atomic<bool> isRead = false;

/// Only with the lock.
KSyntaxHighlighting::Repository& repository()
{
    static KSyntaxHighlighting::Repository shared; // tens of milliseconds: only when a text is shown
    return shared;
}

/// The theme's words for the styles of all languages.
QColor colorOf(Theme::TextStyle style)
{
    const Colors& c = colors();
    switch (style) {
    case Theme::Keyword:
    case Theme::ControlFlow:
    case Theme::DataType:
    case Theme::Function:
        return c.accent;
    case Theme::String:
    case Theme::VerbatimString:
    case Theme::SpecialString:
    case Theme::Char:
    case Theme::SpecialChar:
        return c.running;
    case Theme::DecVal:
    case Theme::BaseN:
    case Theme::Float:
    case Theme::Constant:
    case Theme::BuiltIn:
        return c.unknown;
    case Theme::Comment:
    case Theme::Documentation:
    case Theme::Annotation:
        return c.muted;
    case Theme::Preprocessor:
    case Theme::Import:
    case Theme::Operator:
    case Theme::Variable:
        return c.warning;
    case Theme::Error:
        return c.failed;
    default:
        return c.text;
    }
}

class Highlighter final : public KSyntaxHighlighting::SyntaxHighlighter {
public:
    using KSyntaxHighlighting::SyntaxHighlighter::SyntaxHighlighter;

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& style) override
    {
        if (length == 0)
            return;
        QTextCharFormat shown;
        shown.setForeground(colorOf(style.textStyle()));
        setFormat(offset, length, shown);
    }
};

} // namespace

bool highlight(QTextDocument& document, const QString& fileName)
{
    const std::lock_guard lock(reading);
    const auto definition = repository().definitionForFileName(fileName);
    if (!definition.isValid())
        return false;
    auto* highlighter = new Highlighter(&document);
    highlighter->setTheme(repository().defaultTheme(colors().isDark ? KSyntaxHighlighting::Repository::DarkTheme
                                                                    : KSyntaxHighlighting::Repository::LightTheme));
    highlighter->setDefinition(definition);
    return true;
}

void highlightSoon(QTextDocument& document, const QString& fileName)
{
    if (isRead) {
        highlight(document, fileName);
        return;
    }
    QThreadPool::globalInstance()->start([document = QPointer(&document), fileName] {
        {
            const std::lock_guard lock(reading);
            repository().definitionForFileName(fileName).formats(); // reads them
            isRead = true;
        }
        QMetaObject::invokeMethod(
            qApp,
            [document, fileName] {
                if (document)
                    highlight(*document, fileName);
            },
            Qt::QueuedConnection);
    });
}

} // namespace darse::ui
