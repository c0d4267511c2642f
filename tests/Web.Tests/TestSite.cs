using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>The real site on Kestrel with a real SQLite file; only the networks are replaced by an analyzer that a test steers.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _site;

    private TestSite(WebApplication site, string path, FakeAnalyzer analyzer)
    {
        _site = site;
        Folder = new DataFolder(path);
        Analyzer = analyzer;
        Address = new Uri(site.Urls.First());
    }

    public Uri Address { get; }

    public DataFolder Folder { get; }

    public IServiceProvider Services => _site.Services;

    internal FakeAnalyzer Analyzer { get; }

    internal string? SetupToken => Services.GetRequiredService<OwnerSetup>().Token;

    public static async Task<TestSite> StartAsync(long maxUploadBytes = 1L << 30)
    {
        var path = Path.Combine(Path.GetTempPath(), $"squatcoach-web-{Guid.NewGuid():N}");
        var analyzer = new FakeAnalyzer();
        var site = Site.Build(
            new ServeOptions { DataPath = path, Urls = "http://127.0.0.1:0", MaxUploadBytes = maxUploadBytes },
            services =>
            {
                services.RemoveAll<IVideoAnalyzer>();
                services.AddSingleton<IVideoAnalyzer>(analyzer);
                services.AddLogging(logging => logging.ClearProviders());

                // Passwords of tests protect nothing; a hundred of them hashed in earnest take minutes.
                services.Configure<Microsoft.AspNetCore.Identity.PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
            });
        await Site.PrepareAsync(site.Services, default);
        await site.StartAsync();
        return new TestSite(site, path, analyzer);
    }

    /// <summary>A site with an owner, and a client that is signed in as that owner.</summary>
    public static async Task<(TestSite Site, TestClient Owner)> StartWithOwnerAsync(long maxUploadBytes = 1L << 30)
    {
        var site = await StartAsync(maxUploadBytes);
        var owner = site.Client();
        await owner.BecomeOwnerAsync(site.SetupToken!);
        return (site, owner);
    }

    /// <summary>A browser of its own: no cookies yet.</summary>
    public TestClient Client() => new(Address);

    public Task<SquatCoachContext> ContextAsync() => Services.GetRequiredService<IDbContextFactory<SquatCoachContext>>().CreateDbContextAsync();

    /// <summary>Waits until the job of a video is in a state.</summary>
    public async Task WaitForAsync(Guid videoId, JobState state)
    {
        for (var count = 0; count < 600; count++)
        {
            using (var context = await ContextAsync())
            {
                if (await context.Jobs.AnyAsync(job => job.VideoId == videoId && job.State == state))
                {
                    return;
                }
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The job did not become {state}.");
    }

    public async ValueTask DisposeAsync()
    {
        Analyzer.LetGo();
        await _site.StopAsync();
        await _site.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder.Path, recursive: true);
    }
}
