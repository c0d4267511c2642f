using SquatCoach.Models;

namespace SquatCoach.Web;

internal static class AnalysisServices
{
    /// <summary>The worker and what it works with; needs the storage.</summary>
    public static void AddAnalysis(this IServiceCollection services, Device device)
    {
        services.AddSingleton<IVideoAnalyzer>(provider => new SquatVideoAnalyzer(device, provider.GetRequiredService<ILogger<SquatVideoAnalyzer>>()));
        services.AddSingleton<JobRunner>();
        services.AddHostedService<AnalysisWorker>();
    }
}
