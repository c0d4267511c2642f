using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SquatCoach.Bench;

/// <summary>Wall time, and the processor time of the calling thread (on Linux; elsewhere wall time stands in for it).</summary>
internal static class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    public static double WallSeconds => (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;

    public static double ProcessorSeconds =>
        OperatingSystem.IsLinux() && ReadClock(ThreadProcessorTime, out var time) == 0 ? time.Seconds + (time.Nanoseconds * 1e-9) : WallSeconds;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int ReadClock(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
