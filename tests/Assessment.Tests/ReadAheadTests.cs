namespace SquatCoach.Assessment.Tests;

public sealed class ReadAheadTests
{
    [Fact]
    public void Of_ManyItems_AllOfThemInOrderFromAnotherThread()
    {
        var threads = new HashSet<int>();
        IEnumerable<int> Numbers()
        {
            for (var number = 0; number < 1000; number++)
            {
                threads.Add(Environment.CurrentManagedThreadId);
                yield return number;
            }
        }

        Assert.Equal(Enumerable.Range(0, 1000), ReadAhead.Of(Numbers(), 4, CancellationToken.None));
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
    }

    [Fact]
    public void Of_SourceThrows_AfterTheItemsBefore()
    {
        static IEnumerable<int> Broken()
        {
            yield return 1;
            yield return 2;
            throw new InvalidDataException("the third is broken");
        }

        var taken = new List<int>();
        var thrown = Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var item in ReadAhead.Of(Broken(), 4, CancellationToken.None))
            {
                taken.Add(item);
            }
        });
        Assert.Equal("the third is broken", thrown.Message);
        Assert.Equal([1, 2], taken);
    }

    /// <summary>Whoever leaves early leaves the source alone, even one that never answers again.</summary>
    [Fact]
    public async Task Of_TakerLeaves_TheSourceEndsSoonAndIsNotWaitedFor()
    {
        var given = 0;
        var ended = new TaskCompletionSource();
        IEnumerable<int> Endless()
        {
            try
            {
                while (true)
                {
                    yield return Interlocked.Increment(ref given);
                }
            }
            finally
            {
                ended.SetResult();
            }
        }

        using var answers = new ManualResetEventSlim();
        IEnumerable<int> Silent()
        {
            yield return 1;
            answers.Wait();
            yield return 2;
        }

        Assert.Equal([1, 2, 3], ReadAhead.Of(Endless(), 4, CancellationToken.None).Take(3));
        Assert.Equal([1], ReadAhead.Of(Silent(), 4, CancellationToken.None).Take(1));
        await ended.Task;
        Assert.InRange(given, 3, 9);
        answers.Set();
    }

    [Fact]
    public void Of_Cancelled_SaysSo()
    {
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var number in ReadAhead.Of(Enumerable.Range(0, int.MaxValue), 4, cancel.Token))
            {
                if (number == 10)
                {
                    cancel.Cancel();
                }
            }
        });
    }
}
