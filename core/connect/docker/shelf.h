// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/objects.h"

#include <QPointer>

#include <functional>
#include <map>
#include <vector>

namespace darse::connect::docker {

/// What a shelf asks of the fleet that it stands in.
struct ShelfVerbs {
    std::function<backend::Pending<backend::ObjectList>(backend::Kind kind)> list;
    std::function<backend::Pending<QString>(const backend::ObjectRef& ref)> yaml;
    std::function<backend::Pending<void>(const backend::ObjectPtr& object)> remove;
};

/// One kind as last known, and who watches it. On the console's thread.
class Shelf final : public backend::Objects {
public:
    Shelf(backend::Kind kind, const ShelfVerbs& verbs) : m_kind(kind), m_verbs(verbs) {}

    backend::Pending<backend::ObjectList> list() override { return m_verbs.list(m_kind); }
    std::unique_ptr<backend::Watch> watch() override;
    [[nodiscard]] bool hasYaml() const override { return canRemove(); }
    backend::Pending<QString> yaml(const QString& key) override { return m_verbs.yaml({m_kind, key}); }
    [[nodiscard]] bool canRemove() const override;
    backend::Pending<void> remove(const QString& key) override;

    [[nodiscard]] const std::map<QString, backend::ObjectPtr>& rows() const { return m_rows; }
    [[nodiscard]] backend::ObjectPtr find(const QString& key) const;
    [[nodiscard]] backend::ObjectList sorted() const;
    /// Told with the next flush().
    void put(backend::ObjectPtr object);
    void erase(const QString& key);
    /// Exactly these rows from now on.
    void replaceAll(const backend::ObjectList& rows);
    void flush();
    void end(const Error& error);

private:
    backend::Kind m_kind;
    const ShelfVerbs& m_verbs;
    std::map<QString, backend::ObjectPtr> m_rows;
    std::vector<backend::Change> m_changes;
    std::vector<QPointer<backend::Watch>> m_watches;
};

} // namespace darse::connect::docker
