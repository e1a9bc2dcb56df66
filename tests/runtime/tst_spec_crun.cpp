// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/crunbundle.h"
#include "tests/support/verify.h"

#include <QtTest>

using namespace darse;
using namespace darse::test;

class TestSpecCrun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aContainerOfDefaultsRuns()
    {
        CrunBundle bundle;
        const auto run = bundle.run({}, "cat /proc/self/status");
        VERIFY_OK(run);
        QCOMPARE(statusField(run->output, "Seccomp"), std::string("2"));
        QCOMPARE(run->exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(TestSpecCrun)
#include "tst_spec_crun.moc"
