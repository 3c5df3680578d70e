/* The moment by the server's clock, written with the offset of the place of the job. */
export function moment(job) {
  const zone = job.made_at.match(/([+-])(\d\d):(\d\d)$/) ?? ["+00:00", "+", "00", "00"];
  const minutes = (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3]));
  const there = new Date(Date.now() + job.ahead + minutes * 60000);
  return there.toISOString().replace("Z", zone[0]);
}
