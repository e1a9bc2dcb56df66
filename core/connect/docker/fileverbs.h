// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/files.h"
#include "core/backend/kind.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/tarwalk.h"
#include "core/connect/docker/volumeview.h"
#include "core/connect/docker/wire.h"

namespace darse::connect::docker {

/// How files are reached.
enum class FileWay {
    Container,    ///< its archive
    OurContainer, ///< its archive, and what the embedded engine can besides
    Volume,       ///< the embedded engine's archive of a volume
    View,         ///< the archive of a container that is made for it
};

/// Files by the archives that every server gives and takes, so that a container needs neither to run nor to have a
/// shell. Only removing needs more: the engine's own verb, or a container that has `rm`.
class FileVerbs final : public backend::Files {
public:
    FileVerbs(Hands& hands, std::shared_ptr<Wire> wire, backend::Kind kind) :
        m_hands(hands),
        m_wire(std::move(wire)),
        m_kind(kind)
    {
    }

    /// The server is the embedded engine, which has verbs of its own.
    void setIsOurs(bool isOurs) { m_isOurs = isOurs; }
    /// Removes what a console that was killed has left behind.
    void sweep();

    backend::Pending<backend::FolderListing> list(const QString& owner, const QString& folder) override;
    backend::Pending<QByteArray> read(const QString& owner, const QString& path, qint64 most) override;
    backend::Pending<void> write(const QString& owner, const QString& path, const QByteArray& content) override;
    backend::Pending<void> makeFolder(const QString& owner, const QString& path) override;
    backend::Pending<void> remove(const QString& owner, const QString& path) override;
    std::unique_ptr<backend::Transfer> download(const QString& owner, const backend::FileEntry& entry,
                                                const QString& path, const QString& file) override;
    std::unique_ptr<backend::Transfer> upload(const QString& owner, const QString& folder,
                                              const QStringList& files) override;

private:
    [[nodiscard]] FileWay way() const;
    template <class T, class Work>
    [[nodiscard]] backend::Pending<T> at(const QString& owner, const QString& path, Work work);

    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
    backend::Kind m_kind;
    bool m_isOurs = false;
};

/// Whose files they are.
struct FileHome {
    FileWay way = FileWay::Container;
    QString key; ///< of the container or volume
    std::shared_ptr<const VolumeView> view{};

    /// The view is made where one is needed. Blocking.
    [[nodiscard]] static Result<FileHome> enter(Wire& wire, FileWay way, const QString& owner,
                                                const std::stop_token& stop);
};

/// Where a file is.
struct FilePlace {
    FileHome home;
    QString path;

    [[nodiscard]] std::string target() const;
    /// What the embedded engine has for listing and removing.
    [[nodiscard]] std::string ownTarget() const;
    [[nodiscard]] FilePlace parent() const;
    [[nodiscard]] QString name() const;
};

// What workers do. Blocking.

/// Whether the server is the embedded engine.
[[nodiscard]] inline bool isOurs(FileWay way)
{
    return way == FileWay::OurContainer || way == FileWay::Volume;
}

/// Of an archive, with a folder comes all that is below it: more than this is not waited for.
inline constexpr std::size_t kMostOfAFolder = std::size_t{1024} * 1024 * 1024;

/// Reads an archive until its end, or until `walk` fails, or until `most` bytes have come; tells whether it was whole.
[[nodiscard]] Result<bool> walkArchive(Wire& wire, const std::string& target, TarWalk& walk, std::size_t most,
                                       const std::stop_token& stop);
[[nodiscard]] Result<backend::FolderListing> listFolder(Wire& wire, const FilePlace& place,
                                                        const std::stop_token& stop);
[[nodiscard]] Result<QByteArray> readFile(Wire& wire, const FilePlace& place, qint64 most, const std::stop_token& stop);
[[nodiscard]] Result<void> writeFile(Wire& wire, const FilePlace& place, const QByteArray& content,
                                     const std::stop_token& stop);
/// By `rm` in the container.
[[nodiscard]] Result<void> removeByProgram(Wire& wire, const FilePlace& place, const std::stop_token& stop);
/// In a view a link on the way would lead out of the volume: InvalidInput. Elsewhere the server sees to that.
[[nodiscard]] Result<void> staysInside(Wire& wire, const FilePlace& folder, const std::stop_token& stop);

} // namespace darse::connect::docker
