// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/linepattern.h"

#include "ui/logs/requiredliteral.h"

#include <QByteArray>

#include <algorithm>
#include <array>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace darse::ui {
namespace {

constexpr quint32 kMostSteps = 50'000; ///< on one line
constexpr quint32 kMostDepth = 2000;
constexpr quint32 kMostHeapKiB = 4096;
constexpr std::size_t kFirstStack = 32U << 10;
constexpr std::size_t kMostStack = 512U << 10;

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T* what) const
    {
        Free(what);
    }
};

bool isPlainText(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() <= 0x7E; });
}

} // namespace

struct LinePattern::Code {
    std::unique_ptr<pcre2_code, Freed<pcre2_code_free>> code;

    /// Null when it cannot be read.
    static std::unique_ptr<Code> compile(const QByteArray& pattern, quint32 options, QString& problem)
    {
        int error = 0;
        PCRE2_SIZE place = 0;
        auto* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.constData()), PCRE2_SIZE(pattern.size()),
                                   options | PCRE2_CASELESS, &error, &place, nullptr);
        if (code == nullptr) {
            std::array<PCRE2_UCHAR, 256> message{};
            pcre2_get_error_message(error, message.data(), message.size());
            problem = QString::fromUtf8(reinterpret_cast<const char*>(message.data()));
            return nullptr;
        }
        pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); // without it it is slow, that is all
        auto made = std::make_unique<Code>();
        made->code.reset(code);
        return made;
    }
};

LinePattern::LinePattern() = default;
LinePattern::~LinePattern() = default;

std::shared_ptr<const LinePattern> LinePattern::create(const LogQuery& query, QString& problem)
{
    const std::shared_ptr<LinePattern> pattern(new LinePattern);
    const QByteArray bytes = query.text.toUtf8();
    const bool isText = !query.isRegularExpression;
    const quint32 options = isText ? PCRE2_LITERAL : PCRE2_NEVER_BACKSLASH_C;
    pattern->m_utf = Code::compile(bytes, options | PCRE2_UTF | PCRE2_MATCH_INVALID_UTF, problem);
    if (!pattern->m_utf)
        return nullptr;
    const bool isPlain = isPlainText(query.text);
    QString notPlain; // about characters beyond bytes
    if (isPlain)
        pattern->m_plain = Code::compile(bytes, options, notPlain);
    const std::string literal = isText ? (isPlain ? bytes.toStdString() : std::string()) : requiredLiteral(query.text);
    if (!literal.empty())
        pattern->m_literal.emplace(literal);
    pattern->m_isNothingElse = isText && pattern->m_literal;
    return pattern;
}

struct LineMatcher::Memory {
    std::unique_ptr<pcre2_match_data, Freed<pcre2_match_data_free>> match{pcre2_match_data_create(1, nullptr)};
    std::unique_ptr<pcre2_match_context, Freed<pcre2_match_context_free>> context{pcre2_match_context_create(nullptr)};
    std::unique_ptr<pcre2_jit_stack, Freed<pcre2_jit_stack_free>> stack{
        pcre2_jit_stack_create(kFirstStack, kMostStack, nullptr)};

    Memory()
    {
        pcre2_set_match_limit(context.get(), kMostSteps);
        pcre2_set_depth_limit(context.get(), kMostDepth);
        pcre2_set_heap_limit(context.get(), kMostHeapKiB);
        pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
    }
};

LineMatcher::LineMatcher(std::shared_ptr<const LinePattern> pattern) :
    m_pattern(std::move(pattern)),
    m_memory(std::make_unique<Memory>())
{
}

LineMatcher::~LineMatcher() = default;

bool LineMatcher::matchesCode(const LinePattern::Code& code, std::string_view shown)
{
    const char* start = shown.data() == nullptr ? "" : shown.data();
    return pcre2_match(code.code.get(), reinterpret_cast<PCRE2_SPTR>(start), shown.size(), 0, 0, m_memory->match.get(),
                       m_memory->context.get()) >= 0;
}

bool LineMatcher::matches(std::string_view line, quint16 flags)
{
    if ((flags & LineHead::Plain) != 0 && m_pattern->m_plain)
        return matchesCode(*m_pattern->m_plain, line);
    return matchesCode(*m_pattern->m_utf, shownBytes(line, flags, m_buffer));
}

/// Lines of plain ASCII only: the literal of others may be written in other characters.
void LineMatcher::findLiteral(const LogText& text, std::size_t from, std::vector<quint32>& hits)
{
    const LiteralFinder& literal = *m_pattern->m_literal;
    std::size_t line = from;
    for (std::size_t at = literal.find(text.text(), text.begin(from)); at != std::string_view::npos;) {
        line = text.lineAt(at, line);
        const LineHead head = text.head(line);
        if (head.has(LineHead::Plain) && (m_pattern->m_isNothingElse || matches(text.line(line), head.flags)))
            hits.push_back(quint32(line));
        if (++line >= text.count())
            return;
        at = literal.find(text.text(), text.begin(line));
    }
}

std::vector<quint32> LineMatcher::linesIn(const LogText& text, std::size_t from, const std::atomic<bool>& isCancelled)
{
    std::vector<quint32> hits;
    if (from >= text.count())
        return hits;
    const bool hasLiteral = m_pattern->m_literal.has_value();
    if (hasLiteral)
        findLiteral(text, from, hits);
    const auto middle = std::ptrdiff_t(hits.size());
    for (std::size_t line = from; line < text.count() && !isCancelled.load(std::memory_order_relaxed); ++line) {
        const LineHead head = text.head(line);
        if (!(hasLiteral && head.has(LineHead::Plain)) && matches(text.line(line), head.flags))
            hits.push_back(quint32(line));
    }
    std::inplace_merge(hits.begin(), hits.begin() + middle, hits.end());
    return hits;
}

} // namespace darse::ui
