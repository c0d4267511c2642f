namespace SquatCoach.EndToEnd;

/// <summary>One site with the demonstration data, shared by the tests that look at every page.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly DataPath _data = new();
    private RunningSite? _site;

    public string Address => _site!.Address;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is not null)
        {
            _site = await RunningSite.StartAsync(_data.Value, expectsOwner: true, "--demo", "--no-worker");
        }
    }

    public async Task DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        _data.Dispose();
    }
}
