// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/backend/future.h"
#include "core/backend/object.h"
#include "ui/models/column.h"
#include "ui/pages/location.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QWidget;

namespace darse::ui {

/// Something that can be done to one object or to many of one kind: a row in its kind's table.
struct Action {
    const char* id;
    const char* label;     ///< QT_TRANSLATE_NOOP("actions", "Stop")
    const char* operation; ///< QT_TRANSLATE_NOOP("operations", "Stop %1"), the title in the operations drawer
    QString icon;
    QString shortcut = {};    ///< QKeySequence text, empty for none
    QString commandLine = {}; ///< "docker stop %1": the equivalent for a terminal
    /// What "%2" of the command line stands for.
    std::function<QString(const backend::Object&)> argument = {};
    bool isDanger = false; ///< red, asks first
    bool isAside = false;  ///< never the main button of a page
    const char* consequence =
        nullptr; ///< QT_TRANSLATE_NOOP("actions", …), the sentence of the question; only with isDanger
    std::function<bool(const backend::Object&)> applies;
    /// Null pending (isCanceled) never happens: a backend without the verb makes the action disappear through
    /// isOffered.
    std::function<bool(backend::Backend&)> isOffered = {};
    std::function<backend::Pending<void>(backend::Backend&, const backend::Object&)> run = {};
    /// Takes a done `run` back, as long as things stay in the trash; that time is %1 in `consequence`.
    std::function<backend::Pending<void>(backend::Backend&, const backend::Object&)> undo = {};
    const char* done = nullptr; ///< QT_TRANSLATE_NOOP("actions", "%1 is in the trash"); only with undo
    /// The seconds that the object gives to what is in it to end, which the question lets a person change; absent: the
    /// backend has no such choice. Only without undo.
    std::function<std::optional<int>(backend::Backend&, const backend::Object&)> ownSeconds = {};
    std::function<Action(int seconds)> within = {}; ///< the same with so many; only with ownSeconds
    /// Instead of `run`: a page about all of them together. Two objects or more.
    std::function<Location(const std::vector<backend::ObjectPtr>&)> leadsTo = {};
    /// Instead of `run`, for what has to be asked first: opens a dialog above the window. One object only.
    std::function<void(session::Session&, const backend::ObjectPtr&, QWidget* window)> open = {};
};

/// One label and value of the details page.
struct Fact {
    const char* label; ///< QT_TRANSLATE_NOOP("facts", …)
    std::function<QString(const backend::Object&, session::Session&)> value;
    bool isMono = false;
    std::function<std::vector<backend::ObjectRef>(const backend::Object&)> links = {}; ///< shown instead of the value
    std::function<QStringList(const backend::Object&)> pages = {}; ///< of the web, shown below the value
};

struct FactGroup {
    const char* title; ///< QT_TRANSLATE_NOOP("facts", …)
    std::vector<Fact> facts;
};

/// The tabs of every details page, always in this order; those that do not apply are left out.
enum class Tab {
    Details,
    Yaml,
    Environment,
    Metrics,
    Logs,
    Events,
    Terminal,
    Files,
    Processes,
    Network,
    Picture,
    Inspect
};

/// Everything the console knows about a kind. Adding a kind is one folder and one row in kindViews().
struct KindView {
    backend::Kind kind;
    QString icon;
    const char* plural;   ///< QT_TRANSLATE_NOOP("kinds", "Containers")
    const char* singular; ///< QT_TRANSLATE_NOOP("kinds", "Container")
    const char* purpose;  ///< QT_TRANSLATE_NOOP("kinds", …): one sentence that teaches what this is
    const char* empty;    ///< QT_TRANSLATE_NOOP("kinds", …): the title when there is none
    std::vector<Column> columns;
    const char* sortedBy = "name"; ///< id of the column sorted by at first
    bool sortsDescending = false;
    std::vector<Action> actions = {};
    std::vector<FactGroup> facts;
    std::vector<Tab> tabs;
};

[[nodiscard]] const std::vector<KindView>& kindViews();
[[nodiscard]] const KindView& kindView(backend::Kind kind);

} // namespace darse::ui
