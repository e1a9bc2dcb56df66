// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What Qt Test reads. Its own headers mean something else in each folder of tests, and are read there.
#include <QAbstractItemModel>
#include <QBitArray>
#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QCoreApplication>
#include <QDebug>
#include <QRect>
#include <QSharedPointer>
#include <QTemporaryDir>
#include <QThread>
#include <QUrl>
#include <QUuid>
#include <QVariant>
