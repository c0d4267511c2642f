using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Web.Tests;

/// <summary>Hears every query that Entity Framework sends to one database meanwhile; sites of other tests run beside it in the same process.</summary>
internal sealed class QueryListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<(string, IReadOnlyList<string>)> _queries = [];
    private readonly Lock _turn = new();
    private readonly string _database;

    /// <param name="database">As the connection names it.</param>
    public QueryListener(string database)
    {
        _database = database;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Seen { get; private set; }

    public IReadOnlyList<(string Query, IReadOnlyList<string> Names)> Queries
    {
        get
        {
            lock (_turn)
            {
                return [.. _queries];
            }
        }
    }

    public void Clear()
    {
        lock (_turn)
        {
            _queries.Clear();
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is Microsoft.EntityFrameworkCore.Diagnostics.CommandExecutedEventData { Command: { } command } && command.Connection?.DataSource == _database && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
        {
            lock (_turn)
            {
                Seen++;
                _queries.Add((command.CommandText, [.. command.Parameters.Cast<System.Data.Common.DbParameter>().Select(parameter => parameter.ParameterName)]));
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(one => one.Dispose());
}
