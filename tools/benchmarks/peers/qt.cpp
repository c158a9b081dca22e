// SPDX-License-Identifier: Apache-2.0

// The incident of tools/benchmarks/charts.cpp on Qt SCXML with its ECMAScript data model.
//
//   qt_scxml SECONDS   reads the document from standard input; prints transitions a second

#include <QCoreApplication>
#include <QFile>
#include <QScxmlStateMachine>
#include <QVariantMap>
#include <array>
#include <chrono>
#include <iostream>
#include <memory>

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  QCoreApplication application(argc, argv);
  const double seconds = argc > 1 ? QString(argv[1]).toDouble() : 1;
  QFile input;
  if (!input.open(stdin, QIODevice::ReadOnly)) return 1;
  const std::unique_ptr<QScxmlStateMachine> machine(QScxmlStateMachine::fromData(&input));
  if (!machine->parseErrors().isEmpty() || !machine->init()) return 1;
  machine->start();
  QCoreApplication::processEvents();
  const QVariantMap data{{"severity", 4}, {"by", "D18"}};
  const std::array<QString, 5> events{"assign", "claim", "resolve", "close", "reopen"};
  long steps = 0;
  const Clock::time_point began = Clock::now();
  std::chrono::duration<double> passed{};
  do {
    for (const QString& event : events) {
      machine->submitEvent(event, event == events[0] ? QVariant(data) : QVariant());
      QCoreApplication::processEvents();
      ++steps;
    }
    passed = Clock::now() - began;
  } while (passed.count() < seconds);
  if (!machine->isActive("reopened")) return 1;
  std::cout << static_cast<double>(steps) / passed.count() << '\n';
}
