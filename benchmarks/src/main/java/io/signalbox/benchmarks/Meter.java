package io.signalbox.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Time, processor time and allocation of this process since the meter was made. */
final class Meter {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private final long began = System.nanoTime();
  private final long cpu = SYSTEM.getProcessCpuTime();
  private final long allocated = THREADS.getTotalThreadAllocatedBytes();

  /** What has been, for so many. */
  Figures figures(long count) {
    return new Figures(
        count,
        (System.nanoTime() - began) / 1e9,
        (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / count,
        (THREADS.getTotalThreadAllocatedBytes() - allocated) / 1024.0 / count,
        0,
        0,
        0);
  }
}
