const day = new Date(0);
return [day.toISOString(), Date.UTC(2020, 0, 1), Date.parse('2020-01-01'), day instanceof Date, new Date(2020, 1).getMonth(), new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format(day), day.getHours(), ['b', 'a'].sort((x, y) => x.localeCompare(y))];
//? value ["1970-01-01T00:00:00.000Z",1577836800000,1577836800000,true,1,"1/1/1970",0,["a","b"]]
