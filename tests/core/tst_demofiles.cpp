// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/files.h"
#include "core/backend/inspection.h"
#include "core/backend/making.h"
#include "core/backend/networking.h"
#include "core/backend/objects.h"
#include "core/backend/registrylogins.h"
#include "core/connect/demo/demobackend.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace darse;
using backend::FileMark;
using backend::Kind;

/// Files, processes and networks of the demonstration.
class TestDemoFiles : public QObject {
    Q_OBJECT

private:
    connect::demo::DemoBackend m_backend;
    QString m_key;

    const backend::FileEntry* find(const Result<backend::FolderListing>& listing, const QString& name)
    {
        const auto found = std::ranges::find(listing->entries, name, &backend::FileEntry::name);
        return found == listing->entries.end() ? nullptr : &*found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_backend.open();
        const auto listed = m_backend.objects(Kind::Container)->list().result();
        QVERIFY(listed);
        const auto found = std::ranges::find(*listed, backend::Status::Running,
                                             [](const backend::ObjectPtr& row) { return row->status; });
        QVERIFY(found != listed->end());
        m_key = (*found)->key;
    }

    void foldersAreListed()
    {
        const auto top = m_backend.files(Kind::Container)->list(m_key, u"/"_s).result();
        QVERIFY(top && find(top, u"etc"_s) != nullptr && find(top, u"hostname"_s) == nullptr);
        QVERIFY(!m_backend.files(Kind::Container)->list(m_key, u"/nowhere"_s).result());
        QVERIFY(!m_backend.files(Kind::Container)->list(u"nobody"_s, u"/"_s).result());
    }

    void volumesHaveFilesOfTheirOwn()
    {
        backend::Files& files = *m_backend.files(Kind::Volume);
        const auto volumes = m_backend.objects(Kind::Volume)->list().result();
        QVERIFY(volumes && !volumes->empty());
        const QString key = volumes->front()->key;
        QVERIFY(files.write(key, u"/extra"_s, "more").result());
        const auto top = files.list(key, u"/"_s).result();
        QVERIFY(top);
        QVERIFY(find(top, u"README"_s) != nullptr && find(top, u"extra"_s) != nullptr);
        QCOMPARE(find(top, u"extra"_s)->mark, FileMark::None); // a volume comes from no image
        QVERIFY(files.remove(key, u"/extra"_s).result());
        QVERIFY(!files.read(key, u"/extra"_s, 100).result());
        QVERIFY(!files.list(m_key, u"/"_s).result()); // that is a container
        QVERIFY(m_backend.files(Kind::Network) == nullptr);
    }

    void imagesGetNamesAndGoToRegistries()
    {
        backend::ImageMaking& images = *m_backend.imageMaking();
        const auto listed = m_backend.objects(Kind::Image)->list().result();
        QVERIFY(listed && !listed->empty());
        const QString key = listed->front()->key;
        QVERIFY(images.tag(key, u"registry.example.org/team/app:1"_s).result());
        QVERIFY(!images.tag(key, u"Not A Name"_s).result());
        QVERIFY(!images.tag(u"nobody"_s, u"app"_s).result());
        std::optional<Result<void>> pushed;
        const auto push = images.push(u"registry.example.org/team/app:1"_s);
        connect(push.get(), &backend::Transfer::finished, this, [&](const Result<void>& result) { pushed = result; });
        push->cancel();
        QVERIFY(pushed && !*pushed);
        QVERIFY(images.untag(u"registry.example.org/team/app:1"_s).result());
        QVERIFY(!images.untag(u"registry.example.org/team/app:1"_s).result());
        backend::RegistryLogins& logins = *images.logins();
        QVERIFY(!logins.logIn({u"r"_s, u"me"_s, u"wrong"_s}, backend::LoginSpan::Kept).result());
        QVERIFY(logins.known(u"r"_s).result()->place == backend::LoginPlace::Nowhere);
        QVERIFY(logins.logIn({u"r"_s, u"me"_s, u"right"_s}, backend::LoginSpan::UntilClosed).result());
        QVERIFY(logins.known(u"r"_s).result()->place == backend::LoginPlace::Memory);
        QVERIFY(logins.logOut(u"r"_s).result()->place == backend::LoginPlace::Nowhere);
    }

    void whatIsWrittenIsReadAndMarked()
    {
        backend::Files& files = *m_backend.files(Kind::Container);
        QVERIFY(files.write(m_key, u"/app/README"_s, "new").result());
        QVERIFY(files.write(m_key, u"/app/extra"_s, "more").result());
        const auto app = files.list(m_key, u"/app"_s).result();
        QVERIFY(app);
        QCOMPARE(find(app, u"README"_s)->mark, FileMark::Changed);
        QCOMPARE(find(app, u"extra"_s)->mark, FileMark::Added);
        const auto content = files.read(m_key, u"/app/README"_s, 100).result();
        QVERIFY(content);
        QCOMPARE(*content, QByteArray("new"));
        QVERIFY(!files.read(m_key, u"/app/README"_s, 1).result());
        QVERIFY(files.remove(m_key, u"/app"_s).result());
        QVERIFY(!files.read(m_key, u"/app/extra"_s, 100).result());
    }

    void processesAndNetworksAreTold()
    {
        const auto table = m_backend.inspection()->processes(m_key).result();
        QVERIFY(table && !table->rows.empty());
        QCOMPARE(table->rows.front().size(), table->titles.size());
        QVERIFY(m_backend.inspection()->json({Kind::Container, m_key}).result());
        QVERIFY(m_backend.networkJoining()->attachments(m_key).result());
        QVERIFY(!m_backend.networkJoining()->join(m_key, u"nowhere"_s).result());
    }
};

QTEST_GUILESS_MAIN(TestDemoFiles)
#include "tst_demofiles.moc"
