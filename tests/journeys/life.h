// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journeys/desk.h"

namespace darse::journeys {

/// Whether the server changes limits of a container that runs, or another one has to take its place: with Podman 4.
enum class Limits { Change, Replace };

/// A container's life from its creation to its end, by real keys, in a window that looks at the server on `socket`,
/// which has `image` with a shell in it. Each step fails the test that runs when it does not come true.
class Life {
public:
    Life(const Desk& desk, const QString& socket, const QByteArray& image, Limits limits = Limits::Change);

    /// All steps, until one fails.
    void live() const;
    /// Whatever is left of it goes.
    void clear() const;

    /// What darsectl says of the server.
    QByteArray ctl(const QStringList& words) const;
    [[nodiscard]] QByteArray images() const;
    [[nodiscard]] QByteArray containers() const;

private:
    void create() const;
    void typeInItsTerminal() const;
    void changeAFile() const;
    void findInItsLog() const;
    void changeALimit() const;
    void makeItAnew() const;
    void stop() const;
    void deleteAndBringBack() const;
    /// Where docker-compose is installed.
    void seeAProject() const;
    [[nodiscard]] bool compose(const QStringList& words) const;

    /// The page of "web", found by the filter.
    [[nodiscard]] bool opens(const char* filter) const;
    [[nodiscard]] QByteArray inspected() const;
    /// The id of what runs.
    [[nodiscard]] QByteArray id() const;
    /// What a file in it says.
    [[nodiscard]] QByteArray file(const char* path) const;

    const Desk& m_desk;
    QString m_socket;
    QByteArray m_image;
    Limits m_limits;
};

} // namespace darse::journeys
