using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SquatCoach.EndToEnd;

/// <summary>
/// Follows every link of a site as one person on a phone, and presses every button. Of pages that differ only in whose they are the first is opened
/// in the browser, and of the others some are asked for. What must not happen on any page is written down.
/// </summary>
internal sealed partial class Crawler
{
    // Of links that differ only in ids or numbers.
    private const int AlikeAskedFor = 4;

    // Files of one kind are made alike for everybody.
    private readonly ConcurrentDictionary<string, byte> _files;
    private readonly Visitor _visitor;
    private readonly string _who;
    private readonly Queue<string> _toOpen = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _alike = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pressed = new(StringComparer.Ordinal);
    private readonly List<(string Action, string Body)> _heldBack = [];
    private bool _isTheRest;

    public Crawler(Visitor visitor, string who, ConcurrentDictionary<string, byte> files)
    {
        (_visitor, _who, _files) = (visitor, who, files);
        visitor.Page.Response += (_, answer) =>
        {
            if (answer.Status >= 500 || (answer.Status == 404 && !_isTheRest))
            {
                Faults.Add($"{who}: {answer.Request.Method} {answer.Url} answered {answer.Status} on {visitor.Page.Url}");
            }
        };
    }

    /// <summary>What is wrong, in words.</summary>
    public ConcurrentBag<string> Faults { get; } = [];

    /// <summary>Pages that were opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Forms that were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Links that only their holder has, as a page told them: to share, to join, to a new password.</summary>
    public List<string> Secrets { get; } = [];

    /// <summary>Opens a page and everything that its links lead to, and presses what can be undone.</summary>
    public async Task WalkAsync(params string[] start)
    {
        Array.ForEach(start, _toOpen.Enqueue);
        while (_toOpen.TryDequeue(out var path))
        {
            await OpenAsync(path);
        }

        foreach (var complaint in _visitor.Complaints)
        {
            Faults.Add($"{_who}: {complaint}");
        }
    }

    /// <summary>Presses what was held back: it deletes, ends, or hands over. Whatever it leaves behind, the site goes on.</summary>
    public async Task PressTheRestAsync()
    {
        _isTheRest = true;
        await _visitor.Page.GotoAsync("/help");
        foreach (var (action, body) in _heldBack.OrderBy(held => EndsTheVisit().IsMatch(held.Action)))
        {
            // What it is about may have gone with one before.
            await SendAsync(action, body, status => status is < 500 and not 405);
        }
    }

    private async Task OpenAsync(string path)
    {
        await _visitor.OpenAsync(path);
        Opened++;
        await CheckWidthAsync("as it came");
        await FollowAsync(await _visitor.Page.EvaluateAsync<string[]>(CrawlScripts.Links));
        await PressAsync();
        await CheckWidthAsync("with everything opened");
    }

    private async Task CheckWidthAsync(string when)
    {
        var overhang = await _visitor.Page.EvaluateAsync<int>("screen => document.documentElement.scrollWidth - screen", _visitor.Page.ViewportSize!.Width);
        if (overhang > 0)
        {
            Faults.Add($"{_who}: {_visitor.Page.Url} is {overhang} px wider than the screen {when}");
        }
    }

    private async Task FollowAsync(IEnumerable<string> links)
    {
        foreach (var link in links)
        {
            if (link[0] == '!')
            {
                Faults.Add($"{_who}: {_visitor.Page.Url} leads to {link[1..]}, which is not on it");
                continue;
            }

            if (!_seen.Add(link))
            {
                continue;
            }

            var kind = KindOf(link);
            var count = _alike[kind] = _alike.GetValueOrDefault(kind) + 1;
            var isFile = link.Contains("download=", StringComparison.Ordinal) || AFile().IsMatch(link.Split('?')[0]);
            if (!isFile && count == 1)
            {
                _toOpen.Enqueue(link);
            }
            else if (isFile ? _files.TryAdd(kind, 0) : count <= AlikeAskedFor)
            {
                await AskAsync(link);
            }
        }
    }

    private async Task AskAsync(string link)
    {
        var answer = await _visitor.Page.APIRequest.GetAsync(link);
        if (answer.Status >= 400)
        {
            Faults.Add($"{_who}: {link} answered {answer.Status}; it is linked on {_visitor.Page.Url}");
        }

        await answer.DisposeAsync();
    }

    private async Task PressAsync()
    {
        var url = _visitor.Page.Url;
        await _visitor.Page.EvaluateAsync(CrawlScripts.PressButtons);
        if (_visitor.Page.Url.Split('#')[0] != url.Split('#')[0])
        {
            Faults.Add($"{_who}: a button that is no link led from {url} to {_visitor.Page.Url}");
            await _visitor.OpenAsync(url);
        }

        foreach (var form in (await _visitor.Page.EvaluateAsync<JsonElement>(CrawlScripts.Forms)).EnumerateArray())
        {
            var (action, body) = (form.GetProperty("action").GetString()!, form.GetProperty("body").GetString()!);
            if (!_pressed.Add(KindOf($"{action} {form.GetProperty("handler").GetString()} {form.GetProperty("button").GetString()}")))
            {
                continue;
            }

            if (CannotBeUndone().IsMatch(action))
            {
                _heldBack.Add((action, body));
            }
            else
            {
                await SendAsync(action, body, status => status < 400);
            }
        }
    }

    private async Task SendAsync(string action, string body, Func<int, bool> isRight)
    {
        var answer = await _visitor.Page.EvaluateAsync<JsonElement>(CrawlScripts.Send, new { action, body });
        Sent++;
        if (!isRight(answer.GetProperty("status").GetInt32()))
        {
            Faults.Add($"{_who}: the form {action} answered {answer.GetProperty("status").GetInt32()} on {_visitor.Page.Url}");
        }

        Secrets.AddRange(answer.GetProperty("secrets").EnumerateArray().Select(secret => secret.GetString()!));
    }

    /// <summary>Alike are links that differ in ids, and in what they ask for but not in what about.</summary>
    private static string KindOf(string link)
    {
        var parts = link.Split('?', 2);
        return AnId().Replace(parts[0], ":id") + (parts.Length < 2 ? "" : "?" + string.Join('&', parts[1].Split('&').Select(part => part.Split('=')[0])));
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex AnId();

    [GeneratedRegex(@"(\.(csv|json|trc|mp4|zip)|/file)$")]
    private static partial Regex AFile();

    [GeneratedRegex("/(delete|erase|remove|revoke|leave|withdraw|end|cancel|retry|role|restore|athlete|sign-out)([?]|$)")]
    private static partial Regex CannotBeUndone();

    [GeneratedRegex("^/(sign-out|account/delete)$")]
    private static partial Regex EndsTheVisit();
}
