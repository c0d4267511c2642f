namespace SquatCoach.EndToEnd;

/// <summary>One running site with prepared reports, shared by the tests of the pages.</summary>
public sealed class PreparedSite : IAsyncLifetime
{
    private readonly DataPath _data = new();
    private RunningSite? _site;

    public string Address => _site!.Address;

    /// <summary>Where the site keeps the videos, one folder for each.</summary>
    public string VideosPath => Path.Combine(_data.Value, "videos");

    /// <summary>Oldest first; the last one's analysis failed.</summary>
    public IReadOnlyList<Guid> Videos { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        Videos = await PreparedData.WriteAsync(_data.Value);
        _site = await RunningSite.StartAsync(_data.Value, expectsOwner: false);
        await using var coach = await Visitor.AtDeskAsync(Address);
        await coach.Page.GotoAsync(_site.SetupLink!);
        await coach.Page.FillAsync("#name", Visitor.Name);
        await coach.Page.FillAsync("#password", Visitor.Password);
        await coach.Page.FillAsync("#repeat", Visitor.Password);
        await coach.Page.ClickAsync("button[type=submit]");
        await coach.Page.WaitForSelectorAsync("h1:has-text('Videos')");
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
