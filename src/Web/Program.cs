using System.CommandLine;
using SquatCoach.Web;

// Time to hand running jobs back to the queue; whatever is cut off is taken up again by the next start.
var parsed = CommandLine.Create().Parse(args);
var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
