// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

namespace darse::session {

/// What the person chose, in one small JSON file. Read once; written atomically a moment after a change and at the end;
/// names that this version does not know are kept. Nothing is ever lost:
/// - a file that is no JSON object, too big or nested too deep is moved beside as `settings.json.broken` (`.broken.1`,
/// … when
///   that exists), and defaults are used;
/// - what cannot be read, moved or is no regular file at all stays untouched, and everything is kept in memory only.
/// Either way problem() tells.
class Settings : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kMaxBytes = 1 << 20;
    static constexpr int kMaxDepth = 32;
    static constexpr int kWriteDelayMilliseconds = 400;

    /// `path` is the file; its folder is made when first needed. An empty path keeps everything in memory (tests,
    /// tours).
    explicit Settings(QString path, QObject* parent = nullptr);
    ~Settings() override;

    /// Unknown names and values of another type give the fallback.
    [[nodiscard]] QString text(const QString& name, const QString& fallback = {}) const;
    [[nodiscard]] bool flag(const QString& name, bool fallback = false) const;
    [[nodiscard]] int number(const QString& name, int fallback = 0) const;
    [[nodiscard]] QStringList list(const QString& name) const;

    /// Holds for this run only, as what the command line asks for does: it is what text() gives and is never written.
    /// Ends when the setting is set to anything else.
    void useText(const QString& name, const QString& value);
    [[nodiscard]] bool isForThisRun(const QString& name) const;

    void setText(const QString& name, const QString& value);
    void setFlag(const QString& name, bool value);
    void setNumber(const QString& name, int value);
    void setList(const QString& name, const QStringList& value);

    /// The first thing that went wrong with the file, for the notifications; the window works all the same.
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }
    /// Writes what has not been written yet. Success also when there is nothing to write or nowhere to write to.
    Result<void> flush();

Q_SIGNALS:
    void changed(const QString& name);
    void problemChanged();

private:
    void set(const QString& name, nlohmann::json value);
    [[nodiscard]] const nlohmann::json* find(const QString& name) const;
    void read();
    void setAside(const Error& why);
    void setProblem(Error error);
    Result<void> write();

    QString m_path; ///< empty: in memory only
    QTimer m_writeTimer;
    std::unique_ptr<nlohmann::json> m_values;
    std::unique_ptr<nlohmann::json> m_forThisRun; ///< goes before m_values
    std::optional<Error> m_problem;
    bool m_isDirty = false;
};

} // namespace darse::session
