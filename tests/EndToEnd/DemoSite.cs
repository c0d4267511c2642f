namespace SquatCoach.EndToEnd;

/// <summary>The site with the demonstration data, shared by the tests that look at every page.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private RunningSite? _site;

    public string Address => _site!.Address;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is not null)
        {
            _site = await SharedSites.DemoAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
