// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/machine.h"

#include <algorithm>
#include <csetjmp>
#include <cstdlib>

namespace darse::ui::terminal {
namespace {

Surface::Machine& machineOf(void* user)
{
    return *static_cast<Surface::Machine*>(user);
}

/// libvterm before 0.2 asks how far the cursor moves. Later ones show their fields, and who answers exchanges the notes
/// on rows as well.
template <class Fields>
int onResize(int rows, int columns, Fields* fields, void* user)
{
    Surface::Machine& machine = machineOf(user);
    const int before = machine.grid().rows();
    const int moved = machine.resized(rows, columns);
    if constexpr (requires { fields->lineinfos[0]; }) {
        fields->pos.row += moved;
        for (auto*& infos : fields->lineinfos) {
            if (infos == nullptr)
                continue;
            using Info = std::remove_reference_t<decltype(*infos)>;
            auto* fresh = static_cast<Info*>(std::calloc(std::size_t(rows), sizeof(Info)));
            std::copy_n(infos, std::min(before, rows), fresh);
            std::free(infos);
            infos = fresh;
        }
    } else if constexpr (requires { fields->pos; }) {
        fields->pos.row += moved;
    } else {
        fields->row += moved;
    }
    return 1;
}

VTermStateCallbacks makeCalls()
{
    VTermStateCallbacks calls{};
    calls.putglyph = [](VTermGlyphInfo* glyph, VTermPos place, void* user) {
        constexpr int kMostRepeats = 1000;
        Surface::Machine& machine = machineOf(user);
        machine.repeats = glyph->width > 0 ? 0 : machine.repeats + 1;
        if (machine.repeats > kMostRepeats)
            std::longjmp(machine.wayOut, 1); // NOLINT(cert-err52-cpp): see write()
        machine.put(*glyph, place);
        return 1;
    };
    calls.movecursor = [](VTermPos place, VTermPos, int isVisible, void* user) {
        machineOf(user).moveCursor(place, isVisible);
        return 1;
    };
    calls.scrollrect = [](VTermRect rect, int down, int right, void* user) {
        return machineOf(user).scroll(rect, down, right) ? 1 : 0;
    };
    calls.moverect = [](VTermRect target, VTermRect source, void* user) {
        Surface::Machine& machine = machineOf(user);
        machine.grid().move({target.start_row, target.end_row, target.start_col, target.end_col},
                            {source.start_row, source.end_row, source.start_col, source.end_col});
        machine.damage(target.start_row, target.end_row);
        return 1;
    };
    calls.erase = [](VTermRect rect, int, void* user) {
        machineOf(user).erase(rect);
        return 1;
    };
    calls.initpen = [](void* user) {
        machineOf(user).pen = {};
        return 1;
    };
    calls.setpenattr = [](VTermAttr attribute, VTermValue* value, void* user) {
        machineOf(user).setPen(attribute, *value);
        return 1;
    };
    calls.settermprop = [](VTermProp property, VTermValue* value, void* user) {
        return machineOf(user).setProperty(property, *value) ? 1 : 0;
    };
    calls.bell = [](void* user) {
        machineOf(user).hasRung = true;
        return 1;
    };
    calls.resize = &onResize;
    return calls;
}

} // namespace

void Surface::Machine::connect()
{
    static const VTermStateCallbacks kCalls = makeCalls();
    vterm_state_set_callbacks(state, &kCalls, this);
    vterm_output_set_callback(
        terminal.get(),
        [](const char* bytes, std::size_t count, void* user) {
            QByteArray& kept = machineOf(user).replies;
            // Who asks without end is not answered without end.
            if (kept.size() + qsizetype(count) <= kMostReplies)
                kept.append(bytes, qsizetype(count));
        },
        this);
}

} // namespace darse::ui::terminal
