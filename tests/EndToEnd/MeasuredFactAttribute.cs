namespace SquatCoach.EndToEnd;

/// <summary>Not a test but a measurement, made only where it is asked for: SQUATCOACH_MEASURE=1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeasuredFactAttribute : FactAttribute
{
    public MeasuredFactAttribute() =>
        Skip = new BrowserFactAttribute().Skip ?? (Environment.GetEnvironmentVariable("SQUATCOACH_MEASURE") is null ? "A measurement; SQUATCOACH_MEASURE=1 asks for it." : null);
}
