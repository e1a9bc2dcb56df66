// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/imagedesk.h"

#include "core/backend/storage.h"
#include "core/connect/demo/filesource.h"
#include "core/connect/demo/fleet.h"
#include "core/connect/demo/journal.h"
#include "core/connect/demo/pull.h"
#include "core/connect/demo/removal.h"

#include <QFileInfo>

#include <algorithm>

namespace darse::connect::demo {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using backend::Image;
using backend::Kind;
using backend::Pending;
using backend::Transfer;

namespace {

constexpr qint64 kBytesPerStep = 12 << 20;

/// Layer after layer to a registry that takes everything.
class PushTransfer final : public Transfer {
public:
    PushTransfer(Stage& stage, std::shared_ptr<const Image> image, QString reference) :
        m_stage(stage),
        m_image(std::move(image)),
        m_reference(std::move(reference))
    {
        schedule();
    }

    void cancel() override { end(Error(ErrorKind::Canceled, "push " + m_reference.toStdString() + " was cancelled")); }

private:
    void schedule()
    {
        m_stage.world.after(250ms, [guard = QPointer<PushTransfer>(this)] {
            if (guard && !guard->m_hasEnded)
                guard->step();
        });
    }

    void step()
    {
        if (m_stage.lost)
            return end(*m_stage.lost);
        m_done = std::min(m_image->size, m_done + kBytesPerStep);
        backend::Progress progress{.done = m_done, .total = m_image->size, .line = {}};
        qint64 left = m_done;
        for (const backend::ImageLayer& layer : m_image->layers) {
            const qint64 done = std::min(left, layer.size);
            left -= done;
            progress.parts.push_back({.name = layer.digest.mid(7, 12), .done = done, .total = layer.size});
            progress.parts.back().isReady = done == layer.size;
        }
        const QPointer<PushTransfer> guard(this);
        Q_EMIT progressed(progress);
        if (!guard || m_hasEnded)
            return;
        if (m_done < m_image->size)
            return schedule();
        tell(m_stage.world, *m_image, {Tone::Normal, u"Pushed"_s, u"Pushed image %1"_s.arg(m_reference)});
        end(ok());
    }

    void end(const Result<void>& result)
    {
        if (!std::exchange(m_hasEnded, true))
            Q_EMIT finished(result); // last: whoever listens may delete this
    }

    Stage& m_stage;
    std::shared_ptr<const Image> m_image;
    QString m_reference;
    qint64 m_done = 0;
    bool m_hasEnded = false;
};

Error noReference(const QString& text)
{
    return {ErrorKind::InvalidInput, text.left(200).toStdString() + " is not an image reference"};
}

} // namespace

std::shared_ptr<const Image> ImageDesk::named(const QString& reference) const
{
    for (const auto& [key, object] : m_stage.world.table(Kind::Image)) {
        const auto& image = backend::as<Image>(*object);
        if (key == reference || image.tags.contains(reference) || image.tags.contains(fullReference(reference)))
            return m_stage.world.get<Image>(key);
    }
    return nullptr;
}

Pending<void> ImageDesk::tag(const QString& key, const QString& reference)
{
    if (auto admitted = m_stage.admit(Kind::Image); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    const QString full = fullReference(reference);
    if (full.isEmpty())
        return m_stage.reply<void>(noReference(reference));
    if (const auto before = named(full); before && before->key != key)
        m_stage.world.edit<Image>(before->key, [&full](Image& image) { image.tags.removeAll(full); });
    const bool isThere = m_stage.world.edit<Image>(key, [&full](Image& image) {
        if (!image.tags.contains(full))
            image.tags << full;
        image.name = image.tags.front();
    });
    m_stage.publish();
    return m_stage.reply<void>(isThere ? ok() : Result<void>(notFound(Kind::Image, key)));
}

Pending<void> ImageDesk::untag(const QString& reference)
{
    if (auto admitted = m_stage.admit(Kind::Image); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    const auto image = named(reference);
    if (!image)
        return m_stage.reply<void>(notFound(Kind::Image, reference));
    m_stage.world.edit<Image>(image->key, [&reference](Image& one) {
        one.tags.removeAll(reference);
        one.tags.removeAll(fullReference(reference));
        one.name = one.tags.isEmpty() ? one.key.mid(7, 12) : one.tags.front();
    });
    m_stage.publish();
    return m_stage.reply<void>(ok());
}

std::unique_ptr<Transfer> ImageDesk::push(const QString& reference)
{
    if (const auto admitted = m_stage.admit(Kind::Image); !admitted)
        return endedTransfer(admitted);
    auto image = named(reference);
    if (!image)
        return endedTransfer(notFound(Kind::Image, reference));
    return std::make_unique<PushTransfer>(m_stage, std::move(image), reference);
}

std::unique_ptr<Transfer> ImageDesk::save(const QStringList&, const QString&)
{
    return endedTransfer(Error(ErrorKind::Unsupported, "the images of the demonstration have no bytes to save"));
}

std::unique_ptr<Transfer> ImageDesk::add(const QString& reference, const char* word)
{
    if (const auto admitted = m_stage.admit(Kind::Image); !admitted)
        return endedTransfer(admitted);
    const QString full = fullReference(reference);
    if (full.isEmpty())
        return endedTransfer(noReference(reference));
    const QString key = addImage(m_stage.world, full);
    tell(m_stage.world, *m_stage.world.find(Kind::Image, key),
         {Tone::Normal, QString::fromLatin1(word), u"%1 image %2"_s.arg(QLatin1StringView(word), full)});
    m_stage.publish();
    return endedTransfer(ok());
}

std::unique_ptr<Transfer> ImageDesk::load(const QString& file)
{
    return add(u"localhost/"_s + QFileInfo(file).baseName().toLower(), "Loaded");
}

std::unique_ptr<Transfer> ImageDesk::import(const QString&, const QString& reference)
{
    return add(reference, "Imported");
}

Pending<QStringList> ImageDesk::tags(const QString& repository)
{
    if (auto admitted = m_stage.admit(Kind::Image); !admitted)
        return m_stage.reply<QStringList>(std::move(admitted).error());
    if (fullReference(repository).isEmpty() || repository.contains("missing"_L1))
        return m_stage.reply<QStringList>(
            Error(ErrorKind::NotFound, repository.toStdString() + " is not in the registry"));
    return m_stage.reply<QStringList>(QStringList{u"1.27"_s, u"1.27-alpine"_s, u"1.28"_s, u"edge"_s, u"latest"_s});
}

Pending<void> ImageDesk::makeStarter()
{
    return m_stage.reply<void>(Error(ErrorKind::Unsupported, "the demonstration has no programs to put into an image"));
}

} // namespace darse::connect::demo
