// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/requiredliteral.h"

#include <QRegularExpression>

#include <optional>

namespace darse::ui {
namespace {

/// Walks the outermost level of an expression. What it does not know for sure makes it give up.
class Walk {
public:
    explicit Walk(QStringView expression) : m_left(expression) {}

    std::string longest()
    {
        while (!m_left.isEmpty()) {
            if (!step())
                return {};
        }
        endRun();
        return m_best;
    }

private:
    bool step()
    {
        const QChar c = take();
        switch (c.unicode()) {
        case u'|':
            return false;
        case u'(':
            return skipGroup() && skipRepeat();
        case u'[':
            return skipClass() && skipRepeat();
        case u'\\':
            return escape();
        case u'.':
        case u'^':
        case u'$':
            endRun();
            return skipRepeat();
        default:
            return literal(c);
        }
    }

    QChar take()
    {
        const QChar c = m_left.front();
        m_left = m_left.mid(1);
        return c;
    }

    void endRun()
    {
        if (m_run.size() > m_best.size())
            m_best = m_run;
        m_run.clear();
    }

    bool literal(QChar c)
    {
        if (c.unicode() < 0x20 || c.unicode() > 0x7E) {
            endRun();
            return skipRepeat();
        }
        const auto least = repeat();
        if (!least) {
            m_run += char(c.toLower().unicode());
            return true;
        }
        if (*least > 0)
            m_run += char(c.toLower().unicode());
        endRun();
        return true;
    }

    bool escape()
    {
        if (m_left.isEmpty())
            return false;
        const QChar c = take();
        if (c.unicode() > 0x7E)
            return false;
        if (!c.isLetterOrNumber())
            return literal(c);
        endRun();
        return QStringView(u"dDwWsSbBAzZhHvVR").contains(c) && skipRepeat();
    }

    /// A group may be optional, an alternative or look elsewhere: nothing in it counts.
    bool skipGroup()
    {
        endRun();
        int depth = 1;
        bool opens = true;
        while (!m_left.isEmpty() && depth > 0) {
            if (opens && (m_left.startsWith(u'*') || (m_left.startsWith(u'?') && !isHarmless(m_left.mid(1)))))
                return false;
            const QChar c = take();
            opens = c == u'(';
            if (c == u'\\') {
                if (m_left.isEmpty() || take() == u'Q')
                    return false;
            } else if (c == u'[') {
                if (!skipClass())
                    return false;
            } else if (opens) {
                ++depth;
            } else if (c == u')') {
                --depth;
            }
        }
        return depth == 0;
    }

    /// Only groups that set no option and have no strange grammar.
    static bool isHarmless(QStringView afterMark)
    {
        for (const QStringView known : {u":", u"=", u"!", u"<=", u"<!", u">"}) {
            if (afterMark.startsWith(known))
                return true;
        }
        return false;
    }

    bool skipClass()
    {
        endRun();
        if (m_left.startsWith(u'^'))
            take();
        if (m_left.startsWith(u']'))
            take();
        while (!m_left.isEmpty()) {
            const QChar c = take();
            if (c == u']')
                return true;
            if (c == u'[') // a named class, or a bracket: not worth the grammar
                return false;
            if (c == u'\\' && (m_left.isEmpty() || take() == u'Q'))
                return false;
        }
        return false;
    }

    bool skipRepeat()
    {
        repeat();
        return true;
    }

    /// How often what stands before must be there; nothing when no repetition follows.
    std::optional<int> repeat()
    {
        std::optional<int> least;
        static const QRegularExpression braces(QStringLiteral("^\\{\\s*(\\d*)\\s*(,\\s*\\d*\\s*)?\\}"));
        for (;;) {
            if (m_left.startsWith(u'?') || m_left.startsWith(u'*')) {
                least = 0;
                take();
            } else if (m_left.startsWith(u'+')) {
                least = least.value_or(1);
                take();
            } else if (const auto counted =
                           m_left.startsWith(u'{') ? braces.match(m_left.toString()) : QRegularExpressionMatch();
                       counted.hasMatch()) {
                least = least ? 0 : counted.captured(1).toInt();
                m_left = m_left.mid(counted.capturedLength());
            } else {
                return least;
            }
        }
    }

    QStringView m_left;
    std::string m_run;
    std::string m_best;
};

} // namespace

std::string requiredLiteral(QStringView expression)
{
    return Walk(expression).longest();
}

} // namespace darse::ui
