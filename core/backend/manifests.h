// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/kind.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace darse::kube {
class Vocabulary;
}

namespace darse::backend {

/// Null: that of our own engine.
using VocabularyPtr = std::shared_ptr<const kube::Vocabulary>;

struct ManifestOptions {
    bool isTrial = false;  ///< says what would become of it, and changes nothing
    bool isForced = false; ///< what others have changed meanwhile is overwritten
    QString project{};     ///< of objects that name none; empty: the backend's own
    /// The text as it was read, when one object is edited: what others have changed since stays.
    QString base{};
};

/// What became of one object of a text, or would.
struct ManifestOutcome {
    enum class Verdict { Created, Changed, Unchanged, Conflict, Refused };

    QString kind{}; ///< "Pod", in the words of the text
    QString name{};
    QString project{};
    std::optional<ObjectRef> ref{}; ///< when the console has such a kind
    int line = 1;                   ///< of the text, where it begins
    Verdict verdict = Verdict::Refused;
    QString before{}; ///< YAML of what was there, without what the machine notes; empty: nothing
    QString after{};  ///< of what was refused or is a conflict: what was wanted, where that is known
    QStringList warnings{};
    QStringList conflicts{};       ///< paths that others have changed; only of Conflict
    std::optional<Error> error{};  ///< of Refused and Conflict
    bool needsReplacement = false; ///< it would have to be deleted and made anew
};

/// Objects written as YAML.
class Manifests {
public:
    virtual ~Manifests() = default;

    /// Each object by itself: one that is refused keeps no other from being applied. Fails only when the text is none.
    virtual Pending<std::vector<ManifestOutcome>> apply(const QString& text, const ManifestOptions& options) = 0;
    /// Deletes the object and makes the one of the text in its place.
    virtual Pending<void> replace(const QString& text, const ManifestOptions& options) = 0;
    /// A text that makes another one like it: a pod of a container, a pod without what the machine added.
    virtual Pending<QString> generate(const ObjectRef& ref) = 0;
    /// The kinds that the server has and what they are made of, asked of it when somebody wants to know for the first
    /// time.
    virtual Pending<VocabularyPtr> vocabulary() { return ready(Result<VocabularyPtr>(VocabularyPtr())); }
};

} // namespace darse::backend
