// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/machine.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace darse::ui::terminal {
namespace {

constexpr char kEscape = '\x1b';

VTermModifier modifierOf(Qt::KeyboardModifiers modifiers)
{
    int sum = VTERM_MOD_NONE;
    if (modifiers.testFlag(Qt::ShiftModifier))
        sum |= VTERM_MOD_SHIFT;
    if (modifiers.testFlag(Qt::AltModifier))
        sum |= VTERM_MOD_ALT;
    if (modifiers.testFlag(Qt::ControlModifier))
        sum |= VTERM_MOD_CTRL;
    return VTermModifier(sum);
}

struct NamedKey {
    int key;
    VTermKey meaning;
};

constexpr NamedKey kNamedKeys[] = {
    {Qt::Key_Up, VTERM_KEY_UP},         {Qt::Key_Down, VTERM_KEY_DOWN},
    {Qt::Key_Left, VTERM_KEY_LEFT},     {Qt::Key_Right, VTERM_KEY_RIGHT},
    {Qt::Key_Insert, VTERM_KEY_INS},    {Qt::Key_Delete, VTERM_KEY_DEL},
    {Qt::Key_Home, VTERM_KEY_HOME},     {Qt::Key_End, VTERM_KEY_END},
    {Qt::Key_PageUp, VTERM_KEY_PAGEUP}, {Qt::Key_PageDown, VTERM_KEY_PAGEDOWN},
};

constexpr NamedKey kKeypadKeys[] = {
    {Qt::Key_0, VTERM_KEY_KP_0},          {Qt::Key_1, VTERM_KEY_KP_1},           {Qt::Key_2, VTERM_KEY_KP_2},
    {Qt::Key_3, VTERM_KEY_KP_3},          {Qt::Key_4, VTERM_KEY_KP_4},           {Qt::Key_5, VTERM_KEY_KP_5},
    {Qt::Key_6, VTERM_KEY_KP_6},          {Qt::Key_7, VTERM_KEY_KP_7},           {Qt::Key_8, VTERM_KEY_KP_8},
    {Qt::Key_9, VTERM_KEY_KP_9},          {Qt::Key_Asterisk, VTERM_KEY_KP_MULT}, {Qt::Key_Plus, VTERM_KEY_KP_PLUS},
    {Qt::Key_Comma, VTERM_KEY_KP_COMMA},  {Qt::Key_Minus, VTERM_KEY_KP_MINUS},   {Qt::Key_Period, VTERM_KEY_KP_PERIOD},
    {Qt::Key_Slash, VTERM_KEY_KP_DIVIDE}, {Qt::Key_Enter, VTERM_KEY_KP_ENTER},   {Qt::Key_Equal, VTERM_KEY_KP_EQUAL},
};

template <std::size_t N>
std::optional<VTermKey> meaningOf(const NamedKey (&table)[N], int key)
{
    const auto* found = std::ranges::find(table, key, &NamedKey::key);
    return found == std::end(table) ? std::nullopt : std::optional(found->meaning);
}

/// What xterm writes for keys that are letters in disguise; libvterm has newer words for them that few programs know.
std::optional<QByteArray> disguised(int key, Qt::KeyboardModifiers modifiers)
{
    const bool isControl = modifiers.testFlag(Qt::ControlModifier);
    switch (key) {
    case Qt::Key_Return:
        return QByteArray("\r");
    case Qt::Key_Escape:
        return QByteArray(1, kEscape);
    case Qt::Key_Backspace:
        return QByteArray(1, isControl ? '\x08' : '\x7f');
    case Qt::Key_Backtab:
        return QByteArray("\x1b[Z");
    case Qt::Key_Tab:
        return modifiers.testFlag(Qt::ShiftModifier) ? QByteArray("\x1b[Z") : QByteArray("\t");
    default:
        return std::nullopt;
    }
}

/// The control character that Ctrl makes of a key.
std::optional<char> controlOf(int key)
{
    if (key >= Qt::Key_A && key <= Qt::Key_Z)
        return char(key - Qt::Key_A + 1);
    switch (key) {
    case Qt::Key_Space:
    case Qt::Key_At:
    case Qt::Key_2:
        return '\0';
    case Qt::Key_BracketLeft:
    case Qt::Key_3:
        return kEscape;
    case Qt::Key_Backslash:
    case Qt::Key_Bar:
    case Qt::Key_4:
        return '\x1c';
    case Qt::Key_BracketRight:
    case Qt::Key_5:
        return '\x1d';
    case Qt::Key_AsciiCircum:
    case Qt::Key_AsciiTilde:
    case Qt::Key_6:
        return '\x1e';
    case Qt::Key_Underscore:
    case Qt::Key_Slash:
    case Qt::Key_Minus:
    case Qt::Key_7:
        return '\x1f';
    case Qt::Key_Question:
    case Qt::Key_8:
        return '\x7f';
    default:
        return std::nullopt;
    }
}

} // namespace

bool Surface::pressKey(int key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    VTerm* terminal = m_machine->terminal.get();
    QByteArray& replies = m_machine->replies;
    const VTermModifier modifier = modifierOf(modifiers);
    const QByteArray prefix = modifiers.testFlag(Qt::AltModifier) ? QByteArray(1, kEscape) : QByteArray();
    if (modifiers.testFlag(Qt::KeypadModifier)) {
        if (const auto meaning = meaningOf(kKeypadKeys, key)) {
            const qsizetype before = replies.size();
            vterm_keyboard_key(terminal, *meaning, modifier);
            // libvterm ends lines on the keypad with a line feed; keyboards end them with a carriage return.
            if (replies.size() == before + 1 && replies.back() == '\n')
                replies.back() = '\r';
            return true;
        }
    }
    if (const auto meaning = meaningOf(kNamedKeys, key)) {
        vterm_keyboard_key(terminal, *meaning, modifier);
        return true;
    }
    if (key >= Qt::Key_F1 && key <= Qt::Key_F12) {
        vterm_keyboard_key(terminal, VTermKey(VTERM_KEY_FUNCTION(key - Qt::Key_F1 + 1)), modifier);
        return true;
    }
    if (const auto bytes = disguised(key, modifiers)) {
        replies += prefix + *bytes;
        return true;
    }
    if (modifiers.testFlag(Qt::ControlModifier)) {
        const auto control = controlOf(key);
        if (control)
            replies += prefix + *control;
        return control.has_value();
    }
    if (text.isEmpty() || text.front() < u' ' || text.front() == QChar(0x7f))
        return false;
    replies += prefix + text.toUtf8();
    return true;
}

bool Surface::isPasteBracketed() const
{
    // libvterm writes the bracket only when it was asked for; what it writes here is taken back.
    const QByteArray before = m_machine->replies;
    m_machine->replies.clear();
    vterm_keyboard_start_paste(m_machine->terminal.get());
    const bool isBracketed = !m_machine->replies.isEmpty();
    m_machine->replies = before;
    return isBracketed;
}

void Surface::paste(const QString& text)
{
    QString clean = text;
    clean.replace(QStringLiteral("\r\n"), QStringLiteral("\r"));
    clean.replace(u'\n', u'\r');
    erase_if(clean, [](QChar c) { return c != u'\t' && c != u'\r' && c.category() == QChar::Other_Control; });
    vterm_keyboard_start_paste(m_machine->terminal.get());
    m_machine->replies += clean.toUtf8();
    vterm_keyboard_end_paste(m_machine->terminal.get());
}

void Surface::moveMouse(int row, int column, Qt::KeyboardModifiers modifiers)
{
    vterm_mouse_move(m_machine->terminal.get(), std::clamp(row, 0, rows() - 1), std::clamp(column, 0, columns() - 1),
                     modifierOf(modifiers));
}

void Surface::pressMouse(MouseButton button, Qt::KeyboardModifiers modifiers)
{
    if (mouseReports() == MouseReports::None)
        return;
    vterm_mouse_button(m_machine->terminal.get(), int(button), true, modifierOf(modifiers));
}

void Surface::releaseMouse(MouseButton button, Qt::KeyboardModifiers modifiers)
{
    if (mouseReports() == MouseReports::None)
        return;
    vterm_mouse_button(m_machine->terminal.get(), int(button), false, modifierOf(modifiers));
}

void Surface::focusIn()
{
    vterm_state_focus_in(m_machine->state);
}

void Surface::focusOut()
{
    vterm_state_focus_out(m_machine->state);
}

} // namespace darse::ui::terminal
