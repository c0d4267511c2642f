using Microsoft.AspNetCore.DataProtection;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The composition root of the site.</summary>
public static class Site
{
    /// <summary>Builds the site; nothing is touched on the disk until <see cref="PrepareAsync"/>.</summary>
    /// <param name="options">The command line.</param>
    /// <param name="replace">Puts other services in place of the site's own, for tests.</param>
    public static WebApplication Build(ServeOptions options, Action<IServiceCollection>? replace = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = new DataFolder(options.DataPath);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseUrls(options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        AddLogging(builder.Logging);

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddStorage(folder);
        services.AddDataProtection().SetApplicationName("SquatCoach").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddSignIn();
        services.AddApiDescription();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddUpload();
        services.AddSingleton<QueueReader>();
        services.AddSingleton<ReportReader>();
        services.AddSingleton<PaintedVideos>();
        services.AddSingleton<AthleteReader>();
        services.AddSingleton<PrivacyReader>();
        services.AddSingleton<DemoData>();
        services.AddSingleton<DemoFilling>();
        services.AddHostedService(provider => provider.GetRequiredService<DemoFilling>());
        services.AddSingleton<DeskReader>();
        services.AddSingleton<AccountPackage>();
        services.AddSingleton<AthletePackage>();
        services.AddSingleton<DataPackage>();
        services.AddSingleton<NoteBook>();
        services.AddSingleton<CorrectionBook>();
        services.AddSingleton<GroupActions>();
        services.AddSingleton<InvitationLinks>();
        services.AddSingleton<ReportLinks>();
        services.AddHostedService<TrashEmptying>();
        if (options.HostsWorker)
        {
            services.AddAnalysis(options.Device);
        }

        replace?.Invoke(services);
        var site = builder.Build();
        site.UseSite();
        return site;
    }

    /// <summary>Migrates the database, sweeps what a crash left, and finds out whether the site has an owner.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<VideoRemoval>().SweepAsync(cancellationToken);
        if (services.GetRequiredService<ServeOptions>().IsDemo)
        {
            await services.GetRequiredService<DemoData>().WriteAsync(cancellationToken);
        }

        await services.GetRequiredService<OwnerSetup>().OpenIfNeededAsync(cancellationToken);
    }

    internal static void AddLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("SquatCoach", LogLevel.Information);

        // A page that a signed-out browser asked for is no warning of ours.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error);
    }
}
